package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// Text sends the whole text of a proposal.
func Text(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	t.Reply(dialog.Screen{Text: []dialog.Text{
		proposal.Named(p),
		dialog.Say("whole_text", dialog.Data{"Text": p.Body}),
	}})
	return nil
}
