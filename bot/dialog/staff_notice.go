package dialog

import (
	"time"

	"usynys/store"
)

// NotifyStaff tells a member of the staff something that nobody asked for by
// pressing: a summary, what is late, that a proposal was assigned.
// It waits for the end of a pause and then of the quiet hours. During a pause
// without end nothing is sent: whoever comes back is told how many proposals wait.
func (t *Turn) NotifyStaff(staff store.Staff, screen Screen) {
	if staff.Away() {
		return
	}
	at := t.Now
	if staff.Paused(at) {
		at = staff.PausedUntil
	}
	at = t.Catalogue.Moderation.QuietUntil(at, t.Zone)
	row := store.Outgoing{Lane: store.Notices}
	if at.After(t.Now) {
		row.NotBefore = at.UTC()
	}
	t.add(Effect{To: staff.ID.Chat(), Screen: screen, Row: row})
}

// QuietUntil is when the quiet hours end in which now falls, now itself if it falls
// in none.
func (t *Turn) QuietUntil() time.Time { return t.Catalogue.Moderation.QuietUntil(t.Now, t.Zone) }
