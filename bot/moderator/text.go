package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// Text sends everything that was written about a proposal, whole: the text, also of
// a hidden one, the questions and answers, the notes, what was decided and why.
func Text(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	t.Reply(dialog.Screen{Text: append([]dialog.Text{
		proposal.Named(p),
		dialog.Say("whole_text", dialog.Data{"Text": p.Body}),
	}, append(proposal.Said(p), proposal.Decisions(t.Catalogue, p)...)...)})
	return nil
}
