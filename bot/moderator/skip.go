package moderator

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Skip gives a proposal back and turns its card into that of the next one. After the
// last one it offers to begin again.
func Skip(t *dialog.Turn) error {
	p, _, err := pressed(t)
	switch {
	case errors.Is(err, dialog.ErrStale):
		return err
	case dialog.ProblemOf(err) != nil:
		// The proposal is gone or no longer the sender's: its place is unknown.
		return Queue(t)
	case err != nil:
		return err
	}
	if err := giveBack(t, p); err != nil {
		return err
	}
	if p.Status != t.Staff.Filter.Wanted() {
		// It has no place in what the sender goes through.
		return showNext(t, store.Proposal{}, proposal.CardSlot(p.Seq))
	}
	return showNext(t, p, proposal.CardSlot(p.Seq))
}
