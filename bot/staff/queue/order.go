package queue

import (
	"iter"

	"usynys/bot/dialog"
	"usynys/store"
)

// entries iterates over what the filter lets through from the cursor on, in the
// reader's order. Answers to questions of colleagues are sorted in by their deadline.
func (s *queueScan) entries(t *dialog.Turn) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		var theirs []store.QueueEntry
		for tier := range store.TierClosed {
			for entry, err := range s.tier(t, tier) {
				order := entry.OrderFor(s.reader.ID)
				for err == nil && tier == store.TierOther && len(theirs) > 0 && theirs[0].OrderFor(s.reader.ID).Compare(order) < 0 {
					if !yield(theirs[0], nil) {
						return
					}
					theirs = theirs[1:]
				}
				switch {
				case err == nil && order.Compare(s.cursor.Cursors[order.Tier]) < 0:
				case err == nil && order.Tier != tier:
					theirs = append(theirs, entry)
				case !yield(entry, err) || err != nil:
					return
				}
			}
		}
		for _, entry := range theirs {
			if !yield(entry, nil) {
				return
			}
		}
	}
}

// tier iterates over one tier from its cursor on. The tier of answers is read from its
// start, since answers to questions of colleagues have the cursor of another tier.
func (s *queueScan) tier(t *dialog.Turn, tier store.Tier) iter.Seq2[store.QueueEntry, error] {
	after := store.QueueOrder{Tier: tier}
	if cursor := s.cursor.Cursors[tier]; tier != store.TierAnswered && cursor.Seq > 0 {
		after = cursor
		after.Seq--
	}
	return func(yield func(store.QueueEntry, error) bool) {
		for entry, err := range t.Tx.Queue(s.filter.For(s.reader, t.Today()), after) {
			if err == nil && entry.Tier != tier || !yield(entry, err) {
				return
			}
		}
	}
}
