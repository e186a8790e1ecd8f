package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

// Card shows a card as it is now: the way back from the reasons, and the way to
// another proposal that a screen mentions, which is shown below that screen.
func Card(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if err := endTaskFor(t, p.Seq); err != nil {
		return err
	}
	screen, err := taken(t, p)
	if err != nil {
		return err
	}
	return show(t, proposal.CardSlot(p.Seq), proposal.CardSlot(p.Seq), screen)
}
