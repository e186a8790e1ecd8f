package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// More shows all that the sender may do with a proposal now, in place of the buttons
// of its card.
func More(t *dialog.Turn) error {
	p, _, err := pressed(t)
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	}
	screen, err := proposal.More(t, *t.Staff, p)
	if err != nil {
		return err
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return nil
}
