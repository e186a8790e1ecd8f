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

// NotifyDecision tells an author what was decided, at the end of the undo window.
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

// Undo undoes the sender's own decision or vote before the author is notified: the button
// on the card, or /undo 123.
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

// Reopen returns a decided proposal to the queue after its author was notified, with a
// reason for colleagues: /reopen 123 reason, /reopen 123, or the button.
func Reopen(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "reopen_usage", store.ActionReopen)
	switch {
	case done || err != nil:
		return err
	case p.Undoable():
		return desk.ExplainRefusal(t, p, store.ActionReopen, rules.ErrAuthorNotNotified)
	}
	return desk.BeginTask(t, p, reopenTask, store.Task{}, rest)
}

var reopenTask = desk.TaskSpec{
	Action: store.ActionReopen, AskKey: "reopen_ask", SendLabel: "button_reopen",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewReopen, Execute: sendReopen,
}

func previewReopen(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	first := desk.PreviewForStaff(t.Session.Task)
	if p.Author == 0 {
		return []dialog.Text{first}, nil
	}
	reopened := p
	reopened.Status, reopened.DueOn = store.StatusSubmitted, t.Catalogue.Deadline.Due(t.Today())
	text, err := desk.PreviewForAuthor(t, p, notice.Reopened(t.Catalogue, reopened))
	return append([]dialog.Text{first}, text...), err
}

func sendReopen(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionReopen, Revision: task.Revision, Reason: task.Reason}, "done_reopened", desk.AnnounceDecision(t))
}
