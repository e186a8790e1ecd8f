package moderator

import (
	"usynys/bot/dialog"
)

// Card shows a card as it is now: the way back from the reasons, and the way to
// another proposal that a screen mentions.
func Card(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if err := endReasonFor(t, p.Seq); err != nil {
		return err
	}
	return open(t, p)
}
