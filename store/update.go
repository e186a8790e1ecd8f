package store

import "time"

// UpdateReader reads how far Telegram's updates have been handled, the quarantine, and the
// settings of the last start.
type UpdateReader interface {
	// NextOffset returns the id of the first update that has not been handled, 0
	// before the first.
	NextOffset() (int64, error)
	// RecordedSettings returns the catalogue's settings, by name, as they were when the
	// bot last started; nil if it never did.
	RecordedSettings() (map[string]string, error)
	// Processed reports whether an update is among the last [ProcessedUpdatesKept]
	// handled ones.
	Processed(mark UpdateKey) (bool, error)
	// Quarantined lists the quarantined updates, oldest first.
	Quarantined() ([]QuarantinedUpdate, error)
	// CountQuarantined counts them.
	CountQuarantined() (int, error)
}

// UpdateWriter writes what [UpdateReader] reads.
type UpdateWriter interface {
	SetNextOffset(id int64) error
	RecordSettings(settings map[string]string) error
	// MarkProcessed remembers an update as handled and forgets the oldest beyond
	// [ProcessedUpdatesKept].
	MarkProcessed(mark UpdateKey) error
	// Quarantine sets an update aside and drops the oldest beyond
	// [QuarantineLimit].
	Quarantine(update QuarantinedUpdate) error
	// DropQuarantined removes an update from the quarantine; that it is not there is
	// no error.
	DropQuarantined(updateID int64) error
}

// UpdateKey identifies an update: Telegram's id, which may start again at a lower
// number after an idle week, together with a checksum of the update.
type UpdateKey struct {
	ID  int64
	Sum uint64
}

// ProcessedUpdatesKept is how many handled updates are remembered: many more than
// Telegram delivers between a commit and the next request (100).
const ProcessedUpdatesKept = 4096

// QuarantineLimit is how many quarantined updates are kept; the oldest make room.
const QuarantineLimit = 1000

// QuarantinedUpdate is an update that could not be handled, as it came. It has stopped no
// other update.
type QuarantinedUpdate struct {
	UpdateID int64     `json:"update_id"`
	Person   PersonID  `json:"person,omitempty"`
	Raw      []byte    `json:"raw"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
	// Retry has the bot handle the update once more at its next start.
	Retry bool `json:"retry,omitempty"`
}
