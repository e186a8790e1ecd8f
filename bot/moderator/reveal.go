package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Reveal shows the sender how the author of a proposal can be reached, for a reason
// that stays in the audit trail: /reveal 123 reason, /reveal 123, or the button.
func Reveal(t *dialog.Turn) error {
	p, rest, err := subject(t, "reveal_usage")
	switch {
	case err != nil:
		return err
	case !store.May(*t.Staff, store.Reveal, p):
		return dialog.Sorry("reveal_not_yours")
	case !seen(t, p):
		return overtaken(t, p)
	}
	if err := noAuthor(p); err != nil {
		return err
	}
	return begin(t, p, revealJob(), store.Task{}, rest)
}

func revealJob() job {
	return job{action: store.ActionReveal, ask: "reveal_ask", take: takeReason, typed: hasWords, preview: previewReveal, send: reveal, label: "button_reveal"}
}

func previewReveal(t *dialog.Turn, _ store.Proposal) ([]dialog.Text, error) {
	return []dialog.Text{dialog.Say("reveal_preview", dialog.Data{"Text": t.Session.Task.Reason.Text})}, nil
}

// reveal shows the author's Telegram id and a link to them. Telegram opens it
// because the author has written to the bot; no name of theirs is kept.
func reveal(t *dialog.Turn, p store.Proposal, task store.Task) error {
	return decide(t, p, store.Change{Action: store.ActionReveal, Revision: task.Revision, Reason: task.Reason}, "done_revealed",
		func(after store.Proposal) error {
			if err := noAuthor(after); err != nil {
				return err
			}
			t.Reply(dialog.Screen{Text: []dialog.Text{
				dialog.Say("reveal_contact", dialog.Data{"Number": after.Number, "ID": after.Author.String()}),
			}})
			return nil
		})
}
