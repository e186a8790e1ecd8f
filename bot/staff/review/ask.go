package review

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Ask asks the author of a proposal a question: /ask 123 question, /ask 123, or the
// button.
func Ask(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "ask_usage", store.ActionAsk)
	if done || err != nil {
		return err
	}
	if err := desk.RequireAuthor(p); err != nil {
		return err
	}
	return desk.BeginTask(t, p, askTask, store.Task{}, rest)
}

var askTask = desk.TaskSpec{
	Action: store.ActionAsk, AskKey: "ask_ask", SendLabel: "button_send",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewQuestion, Execute: sendQuestion,
}

func previewQuestion(t *dialog.Turn, p store.Proposal) ([]dialog.Text, error) {
	asked := p
	asked.Status = store.StatusAsked
	asked.Questions = []store.Question{{Text: t.Session.Task.Reason.Text, Language: t.Session.Task.Reason.Language, AskedAt: t.Now}}
	text, err := desk.PreviewForAuthor(t, p, notice.Asked(t.Catalogue, asked))
	if err != nil {
		return nil, err
	}
	if reached, err := store.IsReachable(t.Tx, p.Author); reached || err != nil {
		return text, err
	}
	return append([]dialog.Text{dialog.Say("ask_unreachable")}, text...), nil
}

func sendQuestion(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return desk.ApplyChange(t, p, rules.Change{
		Action: store.ActionAsk, Revision: task.Revision, Text: task.Reason.Text, Language: task.Reason.Language,
	}, "done_asked", desk.NotifyAuthor(t, notice.Asked))
}

// Unask withdraws a question that the author has not replied to: the button on the card,
// or /unask 123. The proposal waits for a decision again, and the author learns that no
// reply is needed.
func Unask(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "unask_usage", store.ActionWithdrawQuestion)
	switch {
	case done || err != nil:
		return err
	case rest != "":
		return desk.UnexpectedArgument(t, "unask_usage")
	}
	reply, err := store.ReplyDrafts.Get(t.Tx, p.Seq)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("read the answer begun to proposal %d: %w", p.Seq, err)
	}
	reached, err := store.IsReachable(t.Tx, p.Author)
	if err != nil {
		return fmt.Errorf("read the author of proposal %d: %w", p.Seq, err)
	}
	change := rules.Change{Action: store.ActionWithdrawQuestion, Revision: t.Input.Press.Revision}
	if !reached {
		return desk.ApplyChange(t, p, change, "done_unasked_untold", nil)
	}
	return desk.ApplyChange(t, p, change, "done_unasked", func(after store.Proposal) error {
		t.Notify(after.Author, notice.Unasked(after, !reply.Empty()))
		return nil
	})
}
