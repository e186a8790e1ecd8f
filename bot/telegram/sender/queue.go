package sender

import (
	"slices"
	"time"

	"usynys/store"
)

// readyEntry is an entry of a ready list. It is stale, and skipped, when the stream
// has another ticket by now.
type readyEntry struct {
	stream *stream
	ticket uint64
}

// queue knows which rows wait and which streams are ready, and serves the streams in
// turn. It holds the ids of rows only.
type queue struct {
	streams map[streamID]*stream
	// ready lists the streams that may be served, by the most urgent lane of each.
	ready      [lanes][]readyEntry
	lastTicket uint64
	// rows counts the rows that wait or are in flight, by lane.
	rows [lanes]int
	// rateLimited counts the streams that only the rate limit pauses.
	rateLimited int
}

func newQueue() *queue { return &queue{streams: map[streamID]*stream{}} }

// size returns how many rows wait or are in flight.
func (q *queue) size() int {
	sum := 0
	for _, rows := range q.rows {
		sum += rows
	}
	return sum
}

// stream returns the stream with an id, which is made if it is new.
func (q *queue) stream(id streamID) *stream {
	known, ok := q.streams[id]
	if !ok {
		known = &stream{streamID: id, readyLane: notReady}
		q.streams[id] = known
	}
	return known
}

// reserve counts a row that is inserted later.
func (q *queue) reserve(lane store.Lane) { q.rows[lane]++ }

// add counts and inserts a row.
func (q *queue) add(id streamID, lane store.Lane, row uint64) {
	q.reserve(lane)
	q.insert(q.stream(id), lane, row)
}

func (q *queue) insert(s *stream, lane store.Lane, row uint64) {
	at, _ := slices.BinarySearch(s.waiting[lane], row)
	s.waiting[lane] = slices.Insert(s.waiting[lane], at, row)
	q.updateReady(s)
}

// updateReady puts a stream at the end of the ready list of its most urgent lane,
// unless it is there already or may not be served.
func (q *queue) updateReady(s *stream) {
	lane := s.mostUrgent()
	if s.busy || s.paused || lane == s.readyLane {
		return
	}
	q.removeReady(s)
	if lane == notReady {
		return
	}
	q.lastTicket++
	s.readyLane, s.ticket = lane, q.lastTicket
	q.ready[lane] = append(q.ready[lane], readyEntry{stream: s, ticket: q.lastTicket})
}

// removeReady makes a stream's entry in a ready list stale.
func (q *queue) removeReady(s *stream) { s.readyLane, s.ticket = notReady, 0 }

// firstReady returns the stream to serve next, nil if none is ready.
func (q *queue) firstReady() *stream {
	for lane := range q.ready {
		list := q.ready[lane]
		for len(list) > 0 && list[0].stream.ticket != list[0].ticket {
			list[0], list = readyEntry{}, list[1:]
		}
		q.ready[lane] = list
		if len(list) > 0 {
			return list[0].stream
		}
	}
	return nil
}

// start takes a row out of the queue. Its stream is not served until finish.
func (q *queue) start(next item) {
	waiting := &next.stream.waiting[next.lane]
	*waiting = (*waiting)[1:]
	next.stream.busy = true
	q.removeReady(next.stream)
}

// finish lets a stream be served again. With retry set the row goes back to the front.
func (q *queue) finish(next item, retry bool) {
	next.stream.busy = false
	if retry {
		q.insert(next.stream, next.lane, next.id)
		return
	}
	q.rows[next.lane]--
	q.updateReady(next.stream)
}

// pause keeps a stream from being served until it is resumed.
func (q *queue) pause(s *stream, until time.Time, rateLimited bool) {
	if rateLimited && !s.rateLimited {
		q.rateLimited++
	}
	s.rateLimited = s.rateLimited || rateLimited
	s.paused = true
	q.removeReady(s)
	if until.After(s.pausedUntil) {
		s.pausedUntil = until
	}
}

// resume lets a paused stream be served again.
func (q *queue) resume(s *stream) {
	if s.rateLimited {
		q.rateLimited--
	}
	s.paused, s.rateLimited = false, false
	q.updateReady(s)
}

// forget drops the state of a stream.
func (q *queue) forget(s *stream) { delete(q.streams, s.streamID) }
