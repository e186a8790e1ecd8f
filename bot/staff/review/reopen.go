package review

import (
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Reopen puts a decided proposal back into the queue, with a reason for colleagues,
// after its author was told of the decision: /reopen 123 reason, /reopen 123, or the
// button. The author is told that it is looked at again.
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
