package desk

import (
	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/store"
	"usynys/store/rules"
)

// ApplyChange changes a proposal as the sender asked, brings every open copy of the card
// up to date and says what happened. tell tells those whom it concerns; nil tells
// nobody.
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

// AnnounceDecision tells those whom a decision concerns, unless it can still be taken back.
func AnnounceDecision(t *dialog.Turn) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Undoable() {
			return nil
		}
		return notice.Announce(t, after)
	}
}

// NotifyAuthor tells the author of a proposal, if there still is one.
func NotifyAuthor(t *dialog.Turn, notice func(*store.Catalogue, store.Proposal) dialog.Screen) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Author != 0 {
			t.Notify(after.Author, notice(t.Catalogue, after))
		}
		return nil
	}
}

// NotifyMoved notifies all whom a move concerns: the staff of the new place if the
// proposal is urgent, and its author.
func NotifyMoved(t *dialog.Turn, before, after store.Proposal) error {
	if err := card.NotifyUrgentMoved(t, before, after); err != nil {
		return err
	}
	return notice.AnnounceMoved(t, after)
}
