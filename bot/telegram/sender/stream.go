package sender

import (
	"time"

	"golang.org/x/time/rate"

	"usynys/store"
)

const lanes = int(store.LaneAnnouncements) + 1

// laneOf returns the lane of a row. A lane that only a newer version knows counts as
// the least urgent.
func laneOf(row store.OutboxRow) store.Lane { return min(row.Lane, store.LaneAnnouncements) }

// streamID names one of the two streams of a chat. Messages keep their order in one;
// what no person sees arrive (a menu, a keyboard that is removed) goes in the other,
// so that no message waits for it.
type streamID struct {
	chat  store.ChatID
	aside bool
}

func streamOf(row store.OutboxRow) streamID {
	return streamID{chat: row.Chat, aside: row.StripKeyboard != 0 || row.Message.Menu != nil}
}

// stream is the state of a stream while a row of it waits or is in flight.
type stream struct {
	streamID
	// waiting are the ids of the rows by lane, in ascending order.
	waiting [lanes][]uint64
	// busy is set from the start of a send until its result is committed.
	busy bool
	// paused is set until pausedUntil. rateLimited is set where only the rate limit
	// pauses the stream.
	paused      bool
	pausedUntil time.Time
	rateLimited bool
	// readyLane is the lane in whose ready list the stream is, notReady if in none.
	// ticket is the number of its entry there.
	readyLane store.Lane
	ticket    uint64
	limiter   *rate.Limiter
	// evicting is set while a timer waits to forget the stream.
	evicting bool
}

const notReady = store.Lane(lanes)

// item is one row to be sent.
type item struct {
	stream *stream
	lane   store.Lane
	id     uint64
}

// next returns the row to send next: the oldest of the most urgent lane.
func (s *stream) next() item {
	lane := s.mostUrgent()
	return item{stream: s, lane: lane, id: s.waiting[lane][0]}
}

// mostUrgent returns the most urgent lane with a waiting row, notReady if there is none.
func (s *stream) mostUrgent() store.Lane {
	for lane := range store.Lane(lanes) {
		if len(s.waiting[lane]) > 0 {
			return lane
		}
	}
	return notReady
}

// idle reports whether no row waits or is in flight.
func (s *stream) idle() bool { return !s.busy && !s.paused && s.mostUrgent() == notReady }
