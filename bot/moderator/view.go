package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// View shows the card of one proposal: /view 123.
func View(t *dialog.Turn) error {
	p, rest, err := subject(t, "view_usage")
	if err != nil {
		return err
	}
	if rest != "" {
		return dialog.Sorry("view_usage")
	}
	if err := endReason(t); err != nil {
		return err
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", proposal.Card(t, *t.Staff, p))
	return nil
}
