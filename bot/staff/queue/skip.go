package queue

import (
	"errors"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// Skip gives a proposal back and turns its card into that of the next one. After the
// last one it offers to begin again.
func Skip(t *dialog.Turn) error {
	p, _, err := desk.LoadPressed(t)
	switch {
	case errors.Is(err, dialog.ErrStale):
		return err
	case dialog.ProblemOf(err) != nil:
		// The proposal is gone or no longer the sender's: its place is unknown.
		return Show(t)
	case err != nil:
		return err
	}
	if err := desk.ReleaseLease(t, p); err != nil {
		return err
	}
	if p.Status != t.Staff.Filter.EffectiveStatus() {
		// It has no place in what the sender goes through.
		return showNext(t, store.Proposal{}, card.Slot(p.Seq))
	}
	return showNext(t, p, card.Slot(p.Seq))
}
