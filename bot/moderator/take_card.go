package moderator

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// open shows the card of a proposal where it is already, or below. Whoever may decide
// on it has it to themselves from then on, unless somebody else has.
func open(t *dialog.Turn, p store.Proposal) error {
	screen, err := taken(t, p)
	if err != nil {
		return err
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return nil
}

// taken is the card of a proposal that the sender has taken, if they could.
func taken(t *dialog.Turn, p store.Proposal) (dialog.Screen, error) {
	if err := take(t, p); err != nil {
		return dialog.Screen{}, err
	}
	return proposal.Card(t, *t.Staff, p)
}

// take takes a proposal that waits and is free. Colleagues who have its card before
// them see it there.
func take(t *dialog.Turn, p store.Proposal) error {
	if !p.Status.Waiting() || !store.May(*t.Staff, store.Decide, p) {
		return nil
	}
	before, err := store.LeaseOf(t.Tx, p.Seq)
	if err != nil {
		return fmt.Errorf("read who works on proposal %d: %w", p.Seq, err)
	}
	if before.HeldByOther(t.Staff.ID, t.Now) {
		return nil
	}
	if _, err := store.Take(t.Tx, p.Seq, *t.Staff, t.Now, leaseSpan(t)); err != nil {
		return fmt.Errorf("take proposal %d: %w", p.Seq, err)
	}
	if before.Holds(t.Now) {
		return nil // the taker's own: nothing that others see has changed
	}
	return proposal.RefreshOthers(t, p)
}

func leaseSpan(t *dialog.Turn) time.Duration { return time.Duration(t.Catalogue.Moderation.Lease) }
