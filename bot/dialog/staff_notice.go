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
	at := t.Now
	switch {
	case staff.PausedIndefinitely():
		return
	case staff.Paused(at):
		at = staff.PausedUntil
	}
	t.notifyAfter(at, staff, screen)
}

// NotifyDespitePause tells a member of the staff something that nobody would do
// anything about if they didn't know, such as that a group is lost. It waits for the
// end of the quiet hours, but for that of no pause.
func (t *Turn) NotifyDespitePause(staff store.Staff, screen Screen) {
	t.notifyAfter(t.Now, staff, screen)
}

// notifyAfter sends something at the first moment from one on that is in no quiet hours.
func (t *Turn) notifyAfter(at time.Time, staff store.Staff, screen Screen) {
	at = t.Catalogue.Moderation.QuietUntil(at, t.Zone)
	row := store.OutboxRow{Lane: store.LaneNotices}
	if at.After(t.Now) {
		row.NotBefore = at.UTC()
	}
	t.add(Effect{To: staff.ID.Chat(), Screen: screen, Row: row})
}

// QuietUntil is when the quiet hours end in which now falls, now itself if it falls
// in none.
func (t *Turn) QuietUntil() time.Time { return t.Catalogue.Moderation.QuietUntil(t.Now, t.Zone) }
