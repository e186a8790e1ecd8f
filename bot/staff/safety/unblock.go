package safety

import (
	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Unblock ends the block of a proposal's author with a reason for colleagues, or withdraws
// a vote for one: the button, /unblock 123 or /unblock 123 reason.
func Unblock(t *dialog.Turn) error {
	p, rest, done, err := loadWithAuthor(t, "unblock_usage")
	if done || err != nil {
		return err
	}
	before, err := store.FindBlock(t.Tx, p.Author)
	switch {
	case err != nil:
		return err
	case before.Active(t.Now):
		return desk.BeginTask(t, p, unblockTask, store.Task{}, rest)
	case !before.AwaitsSecondVote(*t.Catalogue, t.Now):
		return dialog.NewProblem("unblock_nothing")
	case rest != "":
		return dialog.NewProblem("unblock_usage")
	}
	if err := rules.Unblock(t.Tx, p.Seq, *t.Staff, t.Now, store.Reason{}); err != nil {
		return desk.ExplainRefusal(t, p, store.ActionUnblock, err)
	}
	return desk.ShowChanged(t, p, dialog.Say("done_block_not"))
}

var unblockTask = desk.TaskSpec{
	Action: store.ActionUnblock, AskKey: "unblock_ask", SendLabel: "button_unblock",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewUnblock, Execute: sendUnblock,
}

func previewUnblock(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	if err := desk.RequireAuthor(p); err != nil {
		return nil, err
	}
	text, err := desk.PreviewForAuthor(t, p, notice.Unblocked())
	return append([]dialog.Text{desk.PreviewForStaff(t.Session.Task)}, text...), err
}

func sendUnblock(t *dialog.Turn, p store.Proposal, task store.Task) error {
	if err := desk.RequireAuthor(p); err != nil {
		return err
	}
	before, err := store.FindBlock(t.Tx, p.Author)
	if err == nil {
		err = rules.Unblock(t.Tx, p.Seq, *t.Staff, t.Now, task.Reason)
	}
	if err != nil {
		return desk.ExplainRefusal(t, p, store.ActionUnblock, err)
	}
	if err := desk.FinishTask(t, p.Seq); err != nil {
		return err
	}
	if before.Active(t.Now) {
		t.Notify(p.Author, notice.Unblocked())
	}
	return desk.ShowChanged(t, p, dialog.Say("done_unblocked"))
}
