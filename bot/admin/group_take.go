package admin

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// TakeNext gives whoever pressed the first proposal that is free, within the group's
// scope and their own, and sends its card to their private chat. What they have
// already comes again, so that a second press takes no second one.
func TakeNext(t *dialog.Turn) error {
	group, err := linked(t)
	switch {
	case err != nil:
		return err
	case !t.Reachable():
		return dialog.Sorry("group_start_first")
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.Submitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return fmt.Errorf("go through the queue: %w", err)
		}
		open, err := free(t, place)
		if err != nil {
			return fmt.Errorf("see whether proposal %d is free: %w", place.Seq, err)
		}
		if !open {
			continue
		}
		lease, err := store.Take(t.Tx, place.Seq, *t.Staff, t.Now, time.Duration(t.Catalogue.Moderation.Lease))
		if err != nil {
			return fmt.Errorf("take proposal %d: %w", place.Seq, err)
		}
		if lease.By == t.Staff.ID {
			return sendCard(t, place.Seq)
		}
	}
	return dialog.Sorry("group_none_free")
}

// free reports whether the sender may decide on a place of the queue, and nobody else
// is to do so first. Whether a colleague has a lease of it is another matter.
func free(t *dialog.Turn, place store.QueuePlace) (bool, error) {
	staff := *t.Staff
	if !staff.Scope.Covers(place.Region, place.Topic) || place.VotedBy(*t.Catalogue, staff.ID) {
		return false, nil
	}
	assignee, err := store.StaffOf(t.Tx, place.Assignee)
	theirs := assignee.LooksAfter(place)
	if err != nil || theirs && assignee.ID != staff.ID || !theirs && !staff.Has(store.Decide) {
		return false, err
	}
	return true, nil
}

// sendCard sends the card of a proposal to the private chat of whoever pressed, below
// everything: an older card further up would not be noticed.
func sendCard(t *dialog.Turn, seq store.Seq) error {
	p, err := t.Tx.Proposal(seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", seq, err)
	}
	slot := proposal.CardSlot(seq)
	if err := t.Retire(slot); err != nil {
		return err
	}
	if err := proposal.RefreshOthers(t, p); err != nil {
		return err
	}
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	t.ShowIn(slot, "", screen)
	t.Say(dialog.Say("group_taken", dialog.Data{"Number": p.Number}))
	return nil
}
