package moderator

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// open shows the card of a proposal: in place of the pressed message if that is the
// one in the slot from, where the card is already if from is empty. Whoever may decide on it has it to themselves from then on,
// unless somebody else has.
func open(t *dialog.Turn, p store.Proposal, from string, first ...dialog.Text) error {
	if err := take(t, p); err != nil {
		return err
	}
	card, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	if from == "" {
		t.ShowIn(proposal.CardSlot(p.Seq), "", card.With(first...))
		return nil
	}
	return show(t, proposal.CardSlot(p.Seq), from, card.With(first...))
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
