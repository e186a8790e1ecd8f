package sender

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
		if w.unread[lane] && room(queue, lane) {
			return w.after[lane], true
		}
	}
	return 0, false
}

func room(queue *queue, lane int) bool { return queue.rows[lane] < laneBound }

// take picks the new rows out of a page that was read. A lane has no part in it
// that is full, or that has not been read as far as where the page begins. Rows on
// hold are passed over: they are released only while no sender runs.
func (w *window) take(queue *queue, after uint64, page []store.Outgoing) []store.Outgoing {
	var part [lanes]bool
	for lane := range part {
		part[lane] = w.after[lane] >= after && room(queue, lane)
	}
	var taken []store.Outgoing
	for _, row := range page {
		if lane := laneOf(row); part[lane] && row.ID > w.after[lane] && !row.Held {
			taken = append(taken, row)
		}
	}
	for lane := range part {
		if !part[lane] {
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
