package moderator

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Skip turns a card into that of the next waiting proposal. After the last one
// it offers to begin again.
func Skip(t *dialog.Turn) error {
	p, _, err := pressed(t)
	var problem *dialog.Problem
	switch {
	case errors.Is(err, dialog.ErrStale):
		return err
	case errors.As(err, &problem):
		// The proposal is gone or no longer the sender's: its place is unknown.
		return Queue(t)
	case err != nil:
		return err
	}
	if err := giveBack(t, p); err != nil {
		return err
	}
	place := store.PlaceOf(p)
	return showNext(t, place, proposal.CardSlot(p.Seq), lastScreen())
}

func lastScreen() dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("queue_last")}}
	screen.Row(dialog.Button{Label: dialog.Say("button_again"), Press: dialog.Press{Action: proposal.QueueAction}})
	return screen
}
