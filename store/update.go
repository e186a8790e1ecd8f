package store

import "time"

// UpdateMark identifies an update: Telegram's id, which may start again at a lower
// number after an idle week, together with a checksum of the update.
type UpdateMark struct {
	ID  int64
	Sum uint64
}

// SeenKept is how many marks of handled updates are kept: many more than Telegram
// delivers between a commit and the next request (100).
const SeenKept = 4096

// QuarantineKept is how many quarantined updates are kept; the oldest make room.
const QuarantineKept = 1000

// Quarantined is an update that could not be handled, as it came. It has stopped no
// other update.
type Quarantined struct {
	UpdateID int64     `json:"update_id"`
	Person   PersonID  `json:"person,omitempty"`
	Raw      []byte    `json:"raw"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
}
