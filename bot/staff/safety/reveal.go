package safety

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Reveal shows the sender how to reach the author of a proposal, for a reason that the
// audit log keeps: /reveal 123 reason, /reveal 123, or the button.
func Reveal(t *dialog.Turn) error {
	p, rest, done, err := desk.LoadForAction(t, "reveal_usage", store.ActionReveal)
	if done || err != nil {
		return err
	}
	if err := desk.RequireAuthor(p); err != nil {
		return err
	}
	return desk.BeginTask(t, p, revealTask, store.Task{}, rest)
}

var revealTask = desk.TaskSpec{
	Action: store.ActionReveal, AskKey: "reveal_ask", SendLabel: "button_reveal",
	Parse: desk.SetReason, HasInput: desk.HasReason, Preview: previewReveal, Execute: sendContact,
}

func previewReveal(t *dialog.Turn, _ store.Proposal) ([]dialog.Text, error) {
	return []dialog.Text{dialog.Say("reveal_preview", dialog.Data{"Text": t.Session.Task.Reason.Text})}, nil
}

// sendContact shows the author's Telegram id and a link. Telegram opens it because the
// author has written to the bot; the bot stores no name.
func sendContact(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return desk.ApplyChange(t, p, rules.Change{Action: store.ActionReveal, Revision: task.Revision, Reason: task.Reason}, "done_revealed",
		func(after store.Proposal) error {
			if err := desk.RequireAuthor(after); err != nil {
				return err
			}
			t.Reply(dialog.Screen{Text: []dialog.Text{
				dialog.Say("reveal_contact", dialog.Data{"Number": after.Number, "ID": after.Author.String()}),
			}})
			return nil
		})
}

// Hide hides the texts of a proposal from every list at once: the button, or /hide 123.
func Hide(t *dialog.Turn) error { return setHidden(t, "hide_usage", store.ActionHide, "done_hidden") }

// Unhide shows a hidden proposal again: the button, or /unhide 123.
func Unhide(t *dialog.Turn) error {
	return setHidden(t, "unhide_usage", store.ActionUnhide, "done_unhidden")
}

func setHidden(t *dialog.Turn, usage string, action store.Action, happened string) error {
	p, err := desk.LoadSubjectOnly(t, usage)
	switch {
	case err != nil:
		return err
	case store.Authorized(*t.Staff, store.RightDecide, p) && p.Hidden == (action == store.ActionHide):
		return desk.ShowCard(t, p, dialog.Say(happened))
	}
	return desk.ApplyChange(t, p, rules.Change{Action: action, Revision: t.Input.Press.Revision}, happened, nil)
}
