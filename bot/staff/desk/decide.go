package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
	"usynys/store/rules"
)

// ApplyChange makes a change that the sender asks for, updates every open copy of the card
// and says what happened. tell notifies other people; it may be nil.
func ApplyChange(t *dialog.Turn, p store.Proposal, change rules.Change, happened string, tell func(after store.Proposal) error) error {
	change.Proposal, change.By, change.At = p.Seq, *t.Staff, t.Now
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, change)
	if err != nil {
		return ExplainRefusal(t, p, change.Action, err)
	}
	if err := FinishTask(t, p.Seq); err != nil {
		return err
	}
	if tell != nil {
		if err := tell(after); err != nil {
			return err
		}
	}
	return ShowChanged(t, after, dialog.Say(happened))
}

// AnnounceDecision notifies the authors of a decision, unless it can still be undone.
func AnnounceDecision(t *dialog.Turn) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Undoable() {
			return nil
		}
		return notice.Announce(t, after)
	}
}

// NotifyAuthor sends the author of a proposal a notice, unless the author has left.
func NotifyAuthor(t *dialog.Turn, notice func(*store.Catalogue, store.Proposal) dialog.Screen) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Author != 0 {
			t.Notify(after.Author, notice(t.Catalogue, after))
		}
		return nil
	}
}

// NotifyMoved notifies the author of a move and, if the proposal is urgent, the staff of
// its new scope.
func NotifyMoved(t *dialog.Turn, before, after store.Proposal) error {
	if err := card.NotifyUrgentMoved(t, before, after); err != nil {
		return err
	}
	return notice.AnnounceMoved(t, after)
}
