package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// Queue shows the waiting proposal with the least time left, within the sender's
// scope.
func Queue(t *dialog.Turn) error {
	empty := dialog.Screen{Text: []dialog.Text{dialog.Say("queue_empty")}}
	return showNext(t, store.QueuePlace{}, queueSlot, empty)
}

// showNext shows the first waiting proposal after a place, or that there is none.
func showNext(t *dialog.Turn, after store.QueuePlace, from string, none dialog.Screen) error {
	if err := endReason(t); err != nil {
		return err
	}
	for place, err := range t.Tx.Queue(store.Submitted, after) {
		if err != nil {
			return fmt.Errorf("go through the queue: %w", err)
		}
		if !t.Staff.Scope.Covers(place.Region, place.Topic) {
			continue
		}
		lease, err := store.LeaseOf(t.Tx, place.Seq)
		if err != nil {
			return fmt.Errorf("read who works on proposal %d: %w", place.Seq, err)
		}
		if lease.HeldByOther(t.Staff.ID, t.Now) {
			continue
		}
		p, err := t.Tx.Proposal(place.Seq)
		if err != nil {
			return fmt.Errorf("read proposal %d of the queue: %w", place.Seq, err)
		}
		return open(t, p, from)
	}
	return show(t, queueSlot, from, none)
}
