package sender

import "usynys/store"

// pageSize is how many rows are read from the store at once.
const pageSize = 256

// maxLaneRows is about how many rows of a lane the queue holds.
const maxLaneRows = 1 << 16

// laneCursors are the places up to which the outbox was read. Each lane has its own,
// so that urgent rows are read although a queue full of announcements lies before them.
type laneCursors struct {
	// after is the last id read, by lane.
	after [lanes]uint64
	// unread is set while there may be more rows.
	unread [lanes]bool
}

// wake says that there may be new rows.
func (c *laneCursors) wake() {
	for lane := range c.unread {
		c.unread[lane] = true
	}
}

// next returns the id after which to read, for the most urgent lane that has unread
// rows and room for them.
func (c *laneCursors) next(queue *queue) (after uint64, wanted bool) {
	for lane := range c.unread {
		if c.unread[lane] && hasRoom(queue, lane) {
			return c.after[lane], true
		}
	}
	return 0, false
}

func hasRoom(queue *queue, lane int) bool { return queue.rows[lane] < maxLaneRows }

// advance returns the new rows of a page that was read after an id, and moves the
// cursors. A lane is left out while it has no room or was not read up to that id.
// Rows on hold are skipped: they are released only while no sender runs.
func (c *laneCursors) advance(queue *queue, after uint64, page []store.OutboxRow) []store.OutboxRow {
	var reading [lanes]bool
	for lane := range reading {
		reading[lane] = c.after[lane] >= after && hasRoom(queue, lane)
	}
	var rows []store.OutboxRow
	for _, row := range page {
		if lane := laneOf(row); reading[lane] && row.ID > c.after[lane] && !row.OnHold {
			rows = append(rows, row)
		}
	}
	for lane := range reading {
		if !reading[lane] {
			continue
		}
		if len(page) > 0 {
			c.after[lane] = max(c.after[lane], page[len(page)-1].ID)
		}
		if len(page) < pageSize {
			c.unread[lane] = false
		}
	}
	return rows
}
