package queue

import (
	"iter"

	"usynys/bot/dialog"
	"usynys/store"
)

// places goes through what the filter lets through and is not left behind, in the
// reader's order: what is urgent, then answers to their questions, then the rest by the
// promised day, with the answers to questions of colleagues among it.
func (s *queueScan) places(t *dialog.Turn) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		var theirs []store.QueueEntry
		for tier := store.TierUrgent; tier < store.TierClosed; tier++ {
			for place, err := range s.tier(t, tier) {
				order := place.OrderFor(s.reader.ID)
				for err == nil && tier == store.TierOther && len(theirs) > 0 && theirs[0].OrderFor(s.reader.ID).Compare(order) < 0 {
					if !yield(theirs[0], nil) {
						return
					}
					theirs = theirs[1:]
				}
				switch {
				case err == nil && order.Compare(s.round.Cursors[order.Tier]) < 0:
				case err == nil && order.Tier != tier:
					theirs = append(theirs, place)
				case !yield(place, err) || err != nil:
					return
				}
			}
		}
		for _, place := range theirs {
			if !yield(place, nil) {
				return
			}
		}
	}
}

// tier goes through one tier. Of answers all are read: those to questions of colleagues
// have another cursor.
func (s *queueScan) tier(t *dialog.Turn, tier store.Tier) iter.Seq2[store.QueueEntry, error] {
	after := store.QueueOrder{Tier: tier}
	if cursor := s.round.Cursors[tier]; tier != store.TierAnswered && cursor.Seq > 0 {
		after = cursor
		after.Seq--
	}
	return func(yield func(store.QueueEntry, error) bool) {
		for place, err := range t.Tx.Queue(s.filter.For(s.reader, t.Today()), after) {
			if err == nil && place.Tier != tier || !yield(place, err) {
				return
			}
		}
	}
}
