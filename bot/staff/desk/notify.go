package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
)

// NotifyMoved notifies all whom a move concerns: the staff of the new place if the
// proposal is urgent, and its author.
func NotifyMoved(t *dialog.Turn, before, after store.Proposal) error {
	if err := card.NotifyUrgentMoved(t, before, after); err != nil {
		return err
	}
	return notice.AnnounceMoved(t, after)
}
