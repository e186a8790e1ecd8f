package dialog

import (
	"time"

	"usynys/store"
)

// NotifyStaff sends a member of the staff a notice that they did not ask for, such as a
// summary or that a proposal was assigned to them. It is delivered after their pause and
// the quiet hours. During an indefinite pause it is dropped: the end of the pause says
// how many proposals wait.
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

// NotifyDespitePause sends a notice that only this member of the staff can act on, such
// as that a group is lost. It is delivered after the quiet hours, even during a pause.
func (t *Turn) NotifyDespitePause(staff store.Staff, screen Screen) {
	t.notifyAfter(t.Now, staff, screen)
}

// notifyAfter sends a screen at the first moment from at on that is outside of the quiet
// hours.
func (t *Turn) notifyAfter(at time.Time, staff store.Staff, screen Screen) {
	at = t.Catalogue.Moderation.QuietUntil(at, t.Zone)
	row := store.OutboxRow{Lane: store.LaneNotices}
	if at.After(t.Now) {
		row.NotBefore = at.UTC()
	}
	t.add(Effect{To: staff.ID.Chat(), Screen: screen, Row: row})
}

// QuietUntil returns when the present quiet hours end; outside of them, now.
func (t *Turn) QuietUntil() time.Time { return t.Catalogue.Moderation.QuietUntil(t.Now, t.Zone) }
