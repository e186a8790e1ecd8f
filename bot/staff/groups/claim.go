package groups

import (
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// ClaimNext claims the lease of the first proposal that is free within the group's scope
// and the sender's, and sends its card to the sender's private chat. A sender who has a
// lease already gets that card again, so that a second press claims no second lease.
func ClaimNext(t *dialog.Turn) error {
	group, err := linkedGroup(t)
	switch {
	case err != nil:
		return err
	case !t.SenderReachable():
		return dialog.NewProblem("group_start_first")
	}
	for entry, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted, Scope: group.Scope}, store.QueueOrder{}) {
		if err != nil {
			return fmt.Errorf("go through the queue: %w", err)
		}
		may, err := canClaim(t, entry)
		if err != nil {
			return fmt.Errorf("check whether proposal %d is free: %w", entry.Seq, err)
		}
		if !may {
			continue
		}
		lease, err := rules.ClaimLease(t.Tx, entry.Seq, *t.Staff, t.Now, time.Duration(t.Catalogue.Moderation.LeaseDuration))
		if err != nil {
			return fmt.Errorf("claim proposal %d: %w", entry.Seq, err)
		}
		if lease.By == t.Staff.ID {
			return sendCard(t, entry.Seq)
		}
	}
	return dialog.NewProblem("group_none_free")
}

// canClaim reports whether the sender may decide on an entry of the queue and no colleague
// is assigned it. It does not look at leases.
func canClaim(t *dialog.Turn, entry store.QueueEntry) (bool, error) {
	staff := *t.Staff
	if !staff.Scope.Covers(entry.Region, entry.Topic) || entry.VotedBy(*t.Catalogue, staff.ID) {
		return false, nil
	}
	assignee, err := store.FindStaff(t.Tx, entry.Assignee)
	theirs := assignee.IsAssignee(entry)
	if err != nil || theirs && assignee.ID != staff.ID || !theirs && !staff.Has(store.RightDecide) {
		return false, err
	}
	return true, nil
}

// sendCard sends the card of a proposal to the sender's private chat as a new message,
// since a change of an older one further up would not be noticed.
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
