// Package queue shows what waits for the staff, one card at a time, and the filter that
// narrows it.
//
// The order is: urgent first, then answers to my questions, then by deadline; what a
// colleague has leased or is assigned is listed above the card.
package queue

import (
	"errors"
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// Show shows the next proposal that is free for the sender, from the cursor of their
// session. At the end of the queue it begins again at the front.
func Show(t *dialog.Turn) error {
	return showNext(t, store.Proposal{}, desk.QueueSlot)
}

// showNext shows the next proposal, or says why there is none. skipped is the one that
// the sender skips; its Seq is 0 if they skip none.
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

// next finds the next proposal and moves the sender's cursor there. At the end it begins
// again at the front, except for a sender who skips the last one: they read that it was
// the last.
func next(t *dialog.Turn, skipped store.Proposal) (queueScan, error) {
	scan, err := newQueueScan(t, skipped)
	if err != nil {
		return scan, err
	}
	if !scan.filter.EffectiveStatus().Waiting() {
		return scan, scan.findOther(t, skipped)
	}
	scan.advance(skipped)
	if err := scan.find(t); err != nil {
		return scan, err
	}
	if scan.next.Seq == 0 && skipped.Seq == 0 && scan.cursor.Begun() {
		scan.restart()
		if err := scan.find(t); err != nil {
			return scan, err
		}
	}
	if scan.next.Seq != 0 {
		order := scan.next.OrderFor(t.Staff.ID)
		scan.cursor.Cursors[order.Tier] = order
	}
	t.Session.QueueCursor = scan.cursor
	return scan, nil
}

// showNothing says why there is no proposal to show: nothing waits, the filter lets
// nothing through, colleagues have leased or are assigned the rest, or it was the last.
func showNothing(t *dialog.Turn, found queueScan, last bool, from string) error {
	screen, err := emptyScreen(t, found), error(nil)
	switch {
	case last:
		screen, err = lastScreen(t, found)
	case len(found.busy)+found.voted > 0:
		screen, err = busyScreen(t, found)
	}
	if err != nil {
		return err
	}
	return desk.Show(t, desk.QueueSlot, from, screen)
}

// openFromQueue shows a card with what waits above it and the filter's button below it.
// It claims no lease of a proposal that is assigned to a colleague, so that the
// colleague can act on it.
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

// Skip releases a proposal and turns its card into that of the next one. After the last
// one it offers to begin again.
func Skip(t *dialog.Turn) error {
	p, _, err := desk.LoadPressed(t)
	switch {
	case errors.Is(err, dialog.ErrStale):
		return err
	case dialog.ProblemOf(err) != nil:
		// The proposal is gone or out of the sender's scope: its position is unknown.
		return Show(t)
	case err != nil:
		return err
	}
	if err := desk.ReleaseLease(t, p); err != nil {
		return err
	}
	if p.Status != t.Staff.Filter.EffectiveStatus() {
		// It is not in the list that the sender's filter selects.
		return showNext(t, store.Proposal{}, card.Slot(p.Seq))
	}
	return showNext(t, p, card.Slot(p.Seq))
}
