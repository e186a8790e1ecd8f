package queue

import (
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// Show shows the first proposal of the queue that is free for the sender, from where
// they were: urgent ones first, then answers to their own questions, then the rest by
// the promised day. What colleagues have in hand is listed above it, with who has it.
// At the end it begins again at the front.
func Show(t *dialog.Turn) error {
	return showNext(t, store.Proposal{}, desk.QueueSlot)
}

// showNext shows the next proposal, or says why there is none. Skipped is the one that
// the sender leaves behind; its Seq is 0 where they leave none.
func showNext(t *dialog.Turn, skipped store.Proposal, from string) error {
	if err := desk.EndTask(t); err != nil {
		return err
	}
	found, err := next(t, skipped)
	if err != nil {
		return fmt.Errorf("go through the queue: %w", err)
	}
	if found.next.Seq == 0 {
		t.Session.QueueCursor = store.QueueCursor{}
		return showNothing(t, found, skipped.Seq != 0, from)
	}
	p, err := t.Tx.Proposal(found.next.Seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", found.next.Seq, err)
	}
	return openFromQueue(t, p, found, from)
}

// next finds what comes next, and moves the sender's cursor there. At the end it begins
// again at the front, except for a sender who skips the last: they are told that it was.
func next(t *dialog.Turn, skipped store.Proposal) (queueScan, error) {
	scan, err := newQueueScan(t, skipped)
	if err != nil {
		return scan, err
	}
	if !scan.filter.EffectiveStatus().Waiting() {
		return scan, scan.findOther(t, skipped)
	}
	scan.leave(skipped)
	if err := scan.find(t); err != nil {
		return scan, err
	}
	if scan.next.Seq == 0 && skipped.Seq == 0 && scan.round.Begun() {
		scan.restart()
		if err := scan.find(t); err != nil {
			return scan, err
		}
	}
	if scan.next.Seq != 0 {
		order := scan.next.OrderFor(t.Staff.ID)
		scan.round.Cursors[order.Tier] = order
	}
	t.Session.QueueCursor = scan.round
	return scan, nil
}

// showNothing says why there is no proposal to show: nothing waits, nothing gets
// through the filter, colleagues have it all, or it was the last.
func showNothing(t *dialog.Turn, found queueScan, last bool, from string) error {
	screen, err := emptyScreen(t, found), error(nil)
	switch {
	case last:
		screen, err = lastScreen(t, found)
	case len(found.held)+found.voted > 0:
		screen, err = heldScreen(t, found)
	}
	if err != nil {
		return err
	}
	return desk.Show(t, desk.QueueSlot, from, screen)
}

// openFromQueue shows a card with what waits above it and the way to the filter
// below it. What a colleague looks after is only shown, so that they can act on it.
func openFromQueue(t *dialog.Turn, p store.Proposal, found queueScan, from string) error {
	opened := card.New(t, p)
	if !found.assignedElsewhere(found.next) {
		if err := desk.ClaimLease(t, opened); err != nil {
			return err
		}
	}
	screen, err := opened.Screen(*t.Staff)
	if err != nil {
		return err
	}
	head, err := found.above(t)
	if err != nil {
		return err
	}
	row := []dialog.Button{desk.FilterButton("card." + p.Seq.String())}
	if !p.Status.Waiting() {
		row = append([]dialog.Button{proposal.Button(p, "button_skip", card.SkipAction)}, row...)
	}
	screen.AddRow(row...)
	return desk.Show(t, card.Slot(p.Seq), from, screen.Prepend(head...))
}
