package review

import (
	"errors"
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Accept accepts a proposal: the button on its card, or /accept 123.
func Accept(t *dialog.Turn) error {
	p, err := desk.LoadSubjectOnly(t, "accept_usage")
	if err != nil {
		return err
	}
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionAccept, Revision: t.Input.Press.Revision}, "done_accepted", desk.AnnounceDecision(t))
}

// NotifyDecision tells an author what was decided, when the decision can no longer be taken
// back.
func NotifyDecision(t *dialog.Turn, alarm store.Alarm) error {
	after, err := rules.Apply(t.Tx, *t.Catalogue, t.Zone, rules.Change{
		Proposal: store.Seq(alarm.Subject), Action: store.ActionNotify, At: t.Now,
	})
	var overtaken *rules.ConflictError
	switch {
	case errors.Is(err, store.ErrNotFound), errors.As(err, &overtaken):
		return nil // erased or taken back meanwhile
	case err != nil:
		return fmt.Errorf("tell the decision on proposal %d: %w", alarm.Subject, err)
	}
	if err := notice.Announce(t, after); err != nil {
		return err
	}
	return card.Refresh(t, after)
}

// Undo takes back the sender's own decision, or their vote, before the author was
// told: the button on the card, or /undo 123.
func Undo(t *dialog.Turn) error {
	p, err := desk.LoadSubjectOnly(t, "undo_usage")
	switch {
	case err != nil:
		return err
	case !desk.RevisionMatches(t, p):
		return desk.ShowConflict(t, p)
	case p.Status.Waiting() && p.Vote.Given() && p.Vote.By != t.Staff.ID:
		return dialog.NewProblem("undo_not_yours", dialog.Data{"Name": desk.StaffName(p.Vote.ByName)})
	case !p.Status.Open() && !p.Undoable():
		return desk.ExplainRefusal(t, p, store.ActionUndo, rules.ErrAuthorNotified)
	case !p.Status.Open() && p.Decision.By != t.Staff.ID:
		return dialog.NewProblem("undo_not_yours", dialog.Data{"Name": card.DeciderName(p)})
	}
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionUndo, Revision: p.Revision}, "done_undone", nil)
}
