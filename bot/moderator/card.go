package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// Card shows a card as it is now: the way back from the reasons.
func Card(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if err := endReasonFor(t, p.Seq); err != nil {
		return err
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", proposal.Card(t, *t.Staff, p))
	return nil
}
