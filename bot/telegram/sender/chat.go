package sender

import (
	"time"

	"golang.org/x/time/rate"

	"usynys/store"
)

const lanes = int(store.Announcements) + 1

// laneOf is the lane of a row; one that only a newer version knows is served
// last.
func laneOf(row store.Outgoing) store.Lane { return min(row.Lane, store.Announcements) }

// chat is what is kept of a chat while something of it waits or is on its way.
type chat struct {
	id store.ChatID
	// waiting are the ids of the rows by lane, rising.
	waiting [lanes][]uint64
	// busy is set from the beginning of a send until it is written down.
	busy bool
	// heldUntil is when the chat may be served again; paced is set where only the
	// pace holds it.
	heldUntil time.Time
	held      bool
	paced     bool
	// line is the lane in whose line the chat stands, inNoLine if in none, and
	// number is the number it drew there.
	line    store.Lane
	number  uint64
	limiter *rate.Limiter
	// resting is set while the chat is kept only until its rate no longer matters.
	resting bool
}

const inNoLine = store.Lane(lanes)

// turn is one row whose turn it is.
type turn struct {
	chat *chat
	lane store.Lane
	id   uint64
}

// next is the chat's next turn.
func (c *chat) next() turn {
	lane := c.mostUrgent()
	return turn{chat: c, lane: lane, id: c.waiting[lane][0]}
}

func (c *chat) mostUrgent() store.Lane {
	for lane := range store.Lane(lanes) {
		if len(c.waiting[lane]) > 0 {
			return lane
		}
	}
	return inNoLine
}

// idle reports whether nothing of a chat waits or is on its way.
func (c *chat) idle() bool { return !c.busy && !c.held && c.mostUrgent() == inNoLine }
