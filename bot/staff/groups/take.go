package groups

import (
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// ClaimNext gives whoever pressed the first proposal that is free, within the group's
// scope and their own, and sends its card to their private chat. What they have
// already comes again, so that a second press takes no second one.
func ClaimNext(t *dialog.Turn) error {
	group, err := linkedGroup(t)
	switch {
	case err != nil:
		return err
	case !t.SenderReachable():
		return dialog.NewProblem("group_start_first")
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return fmt.Errorf("go through the queue: %w", err)
		}
		open, err := canClaim(t, place)
		if err != nil {
			return fmt.Errorf("see whether proposal %d is free: %w", place.Seq, err)
		}
		if !open {
			continue
		}
		lease, err := rules.ClaimLease(t.Tx, place.Seq, *t.Staff, t.Now, time.Duration(t.Catalogue.Moderation.LeaseDuration))
		if err != nil {
			return fmt.Errorf("take proposal %d: %w", place.Seq, err)
		}
		if lease.By == t.Staff.ID {
			return sendCard(t, place.Seq)
		}
	}
	return dialog.NewProblem("group_none_free")
}

// canClaim reports whether the sender may decide on a place of the queue, and nobody else
// is to do so first. Whether a colleague has a lease of it is another matter.
func canClaim(t *dialog.Turn, place store.QueueEntry) (bool, error) {
	staff := *t.Staff
	if !staff.Scope.Covers(place.Region, place.Topic) || place.VotedBy(*t.Catalogue, staff.ID) {
		return false, nil
	}
	assignee, err := store.FindStaff(t.Tx, place.Assignee)
	theirs := assignee.IsAssignee(place)
	if err != nil || theirs && assignee.ID != staff.ID || !theirs && !staff.Has(store.RightDecide) {
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
	slot := card.Slot(seq)
	if err := t.RemoveSlotButtons(slot); err != nil {
		return err
	}
	opened := card.New(t, p)
	if err := opened.RefreshOthers(); err != nil {
		return err
	}
	screen, err := opened.Screen(*t.Staff)
	if err != nil {
		return err
	}
	t.ShowIn(slot, "", screen)
	t.ShowHint(dialog.Say("group_taken", dialog.Data{"Number": p.Number}))
	return nil
}
