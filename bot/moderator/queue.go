package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Queue goes on through what the sender's filter lets through, from where they were,
// and shows the first proposal there that nobody else works on, with what waits above
// it. At the end it begins again at the front.
func Queue(t *dialog.Turn) error {
	return showNext(t, store.Proposal{}, queueSlot)
}

// showNext shows the next proposal of the sender's round, or says why there is none.
// Skipped is the one that they leave behind; its Seq is 0 where they leave none.
func showNext(t *dialog.Turn, skipped store.Proposal, from string) error {
	if err := endTask(t); err != nil {
		return err
	}
	r, err := roundOf(t)
	if err != nil {
		return err
	}
	found, err := goOn(t, &r, skipped)
	if err != nil {
		return fmt.Errorf("go through the queue: %w", err)
	}
	t.Session.Round = r.Round
	if found.next.Seq == 0 {
		t.Session.Round = store.Round{}
		return showNothing(t, found, skipped.Seq != 0, from)
	}
	p, err := t.Tx.Proposal(found.next.Seq)
	if err != nil {
		return fmt.Errorf("read proposal %d of the queue: %w", found.next.Seq, err)
	}
	if p.Status.Waiting() {
		at := r.spotOf(p)
		t.Session.Round.Reached[at.part] = at.RoundPlace
	}
	return openFromQueue(t, p, r.apart(p), found, from)
}

// goOn finds what comes next in a round. At its end the round begins again, first with
// what the sender can act on; but whoever skips the last proposal is told that it was.
func goOn(t *dialog.Turn, r *round, skipped store.Proposal) (outlook, error) {
	var after store.QueuePlace
	if skipped.Seq != 0 {
		after = store.PlaceOf(skipped)
	}
	// A card that was opened from elsewhere leads no further: what stands before it was
	// never seen. It is passed over all the same.
	r.skipped = skipped.Seq
	if at := r.spotOf(skipped); skipped.Status.Waiting() && r.Reached[at.part] == at.RoundPlace {
		r.leave(at)
	}
	found, err := lookThrough(t, *r, after)
	for _, parts := range []int{colleaguesPart, store.RoundParts} {
		if err == nil && skipped.Seq == 0 && !found.within(parts) && r.begun(parts) {
			r.restart(parts)
			found, err = lookThrough(t, *r, after)
		}
	}
	return found, err
}

// showNothing says why there is no proposal to show: nothing waits, nothing gets
// through the filter, colleagues have it all, or it was the last.
func showNothing(t *dialog.Turn, found outlook, last bool, from string) error {
	screen, err := emptyScreen(t, found), error(nil)
	switch {
	case last:
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
// below it. What others are to act on first is only shown, so that they can.
func openFromQueue(t *dialog.Turn, p store.Proposal, apart bool, found outlook, from string) error {
	if !apart {
		if err := take(t, p); err != nil {
			return err
		}
	}
	screen, err := proposal.Card(t, *t.Staff, p)
	if err != nil {
		return err
	}
	row := []dialog.Button{filterButton("card." + p.Seq.String())}
	if !p.Status.Waiting() {
		row = append([]dialog.Button{proposal.Button(p, "button_skip", proposal.SkipAction)}, row...)
	}
	screen.Row(row...)
	return show(t, proposal.CardSlot(p.Seq), from, screen.With(found.head(t)...))
}
