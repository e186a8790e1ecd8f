package simulator

import (
	"strconv"
	"time"
)

// queue holds the updates that the bot has not confirmed, in ascending order.
type queue struct {
	items []queued
	next  int64 // id of the next update

	newest time.Time // when the last one came

	// soonest is no later than the first expiry among the items.
	soonest time.Time
}

// queued is an update whose JSON lacks the id, so that it can be renumbered.
type queued struct {
	id      int64
	body    []byte
	expires time.Time
}

// futureMargin is how far beyond the end an offset may point and still count;
// one further away is answered from the head, and nothing is deleted. This is
// how a bot recovers after ids restarted at a lower number.
const futureMargin = 10

func (q *queue) push(body []byte, expires time.Time) int64 {
	id := q.next
	q.items = append(q.items, queued{id: id, body: body, expires: expires})
	q.next++
	if len(q.items) == 1 || expires.Before(q.soonest) {
		q.soonest = expires
	}
	return id
}

// confirm applies an offset: what lies below it is forgotten.
func (q *queue) confirm(offset int64) {
	switch {
	case offset < 0:
		q.drop(len(q.items) + int(max(offset, -int64(len(q.items)))))
	case offset <= q.next+futureMargin:
		count := 0
		for count < len(q.items) && q.items[count].id < offset {
			count++
		}
		q.drop(count)
	}
}

func (q *queue) drop(count int) {
	clear(q.items[:count])
	q.items = q.items[count:]
	if len(q.items) == 0 {
		q.items = nil
	}
}

// expire forgets what nobody asked for in time.
func (q *queue) expire(now time.Time) {
	if len(q.items) == 0 || now.Before(q.soonest) {
		return
	}
	kept := q.items[:0]
	for _, item := range q.items {
		if !now.Before(item.expires) {
			continue
		}
		if len(kept) == 0 || item.expires.Before(q.soonest) {
			q.soonest = item.expires
		}
		kept = append(kept, item)
	}
	clear(q.items[len(kept):])
	q.items = kept
}

// head returns up to limit updates without deleting them.
func (q *queue) head(limit int) []rawUpdate {
	count := min(limit, len(q.items))
	updates := make([]rawUpdate, count)
	for i, item := range q.items[:count] {
		updates[i] = item.numbered()
	}
	return updates
}

// rawUpdate is an update ready for the wire.
type rawUpdate []byte

// MarshalJSON gives the bytes as they are.
func (u rawUpdate) MarshalJSON() ([]byte, error) { return u, nil }

func (i queued) numbered() rawUpdate {
	out := append([]byte(`{"update_id":`), strconv.FormatInt(i.id, 10)...)
	out = append(out, ',')
	return append(out, i.body[1:]...)
}

// idleSpan is after how long without updates the next id is a random one.
const idleSpan = 7 * 24 * time.Hour

// isIdle reports that updates have not come for so long.
func (q *queue) isIdle(now time.Time) bool {
	return !q.newest.IsZero() && now.Sub(q.newest) >= idleSpan
}

// restart numbers what waits, and all that follows, from another id.
func (q *queue) restart(next int64) {
	q.next = next
	for i := range q.items {
		q.items[i].id = q.next
		q.next++
	}
}
