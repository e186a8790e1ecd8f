package telegram

import "usynys/store"

// pageSize is how many rows are read from the store at once.
const pageSize = 256

// laneBound is about how many rows of a lane are known at a time. Of each only
// the id is held.
const laneBound = 1 << 16

// window reads the outbox in order, each lane at its own pace: where announcements
// without end wait, what is urgent is found behind them all the same.
type window struct {
	// after is how far each lane has been read.
	after [lanes]uint64
	// unread is set while there may be more behind.
	unread [lanes]bool
}

// wake says that there may be new rows.
func (w *window) wake() {
	for lane := range w.unread {
		w.unread[lane] = true
	}
}

// next says after which row to read on, for the most urgent lane that has
// something unread and room for it.
func (w *window) next(queue *queue) (after uint64, wanted bool) {
	for lane := range w.unread {
		if w.unread[lane] && queue.rows[lane] < laneBound {
			return w.after[lane], true
		}
	}
	return 0, false
}

// take picks the new rows out of a page that was read. A lane that has been read
// less far than where the page begins has no part in it.
func (w *window) take(after uint64, page []store.Outgoing) []store.Outgoing {
	var taken []store.Outgoing
	for _, row := range page {
		lane := laneOf(row)
		if w.after[lane] >= after && row.ID > w.after[lane] {
			taken = append(taken, row)
			w.after[lane] = row.ID
		}
	}
	for lane := range w.after {
		if w.after[lane] < after {
			continue
		}
		if len(page) > 0 {
			w.after[lane] = max(w.after[lane], page[len(page)-1].ID)
		}
		if len(page) < pageSize {
			w.unread[lane] = false
		}
	}
	return taken
}
