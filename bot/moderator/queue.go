package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Queue shows the first proposal that the sender's filter lets through and nobody
// else works on, with what waits above it.
func Queue(t *dialog.Turn) error {
	return showNext(t, store.QueuePlace{}, queueSlot)
}

// showNext shows the first proposal after a place, or says why there is none.
func showNext(t *dialog.Turn, after store.QueuePlace, from string) error {
	if err := endTask(t); err != nil {
		return err
	}
	found, err := lookThrough(t, after)
	if err != nil {
		return fmt.Errorf("go through the queue: %w", err)
	}
	if found.next.Seq == 0 {
		return showNothing(t, found, after, from)
	}
	p, err := t.Tx.Proposal(found.next.Seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", found.next.Seq, err)
	}
	return openFromQueue(t, p, found, from)
}

// showNothing says why there is no proposal to show: nothing waits, nothing gets
// through the filter, colleagues have it all, or it was the last.
func showNothing(t *dialog.Turn, found outlook, after store.QueuePlace, from string) error {
	screen, err := emptyScreen(t, found), error(nil)
	switch {
	case after.Seq != 0:
		screen = lastScreen(t, found)
	case len(found.held) > 0:
		screen, err = heldScreen(t, found)
	}
	if err != nil {
		return err
	}
	return show(t, queueSlot, from, screen)
}

// openFromQueue shows a card with what waits above it and the way to the filter
// below it.
func openFromQueue(t *dialog.Turn, p store.Proposal, found outlook, from string) error {
	card, err := taken(t, p)
	if err != nil {
		return err
	}
	row := []dialog.Button{filterButton("card." + p.Seq.String())}
	if !p.Status.Waiting() {
		row = append([]dialog.Button{proposal.Button(p, "button_skip", proposal.SkipAction)}, row...)
	}
	card.Row(row...)
	return show(t, proposal.CardSlot(p.Seq), from, card.With(found.head(t)...))
}
