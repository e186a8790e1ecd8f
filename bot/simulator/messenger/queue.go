package messenger

import (
	"strconv"
	"time"
)

// queue holds the updates that the bot has not confirmed, in ascending order.
type queue struct {
	items []queued
	next  int64 // id of the next update

	newest time.Time // when the last update came

	// soonest is not later than the first expiry among the items.
	soonest time.Time
}

// queued is an update. Its JSON lacks the id, so that it can get another one.
type queued struct {
	id      int64
	body    []byte
	expires time.Time
}

// futureMargin is how far beyond the end an offset may be and still confirm. An
// offset further away confirms nothing: the poll returns the head of the queue. This
// is how a bot recovers after ids restarted at a lower number (TDLib, TQueue.cpp).
const futureMargin = 10

// idleSpan without updates makes the next id random.
const idleSpan = 7 * 24 * time.Hour

func (q *queue) push(body []byte, expires time.Time) {
	q.items = append(q.items, queued{id: q.next, body: body, expires: expires})
	q.next++
	if len(q.items) == 1 || expires.Before(q.soonest) {
		q.soonest = expires
	}
}

// confirm drops the updates below an offset. A negative offset counts from the end.
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

// expire drops the updates whose time is over.
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

// head returns up to limit updates and keeps them in the queue.
func (q *queue) head(limit int) []Update {
	count := min(limit, len(q.items))
	updates := make([]Update, count)
	for i, item := range q.items[:count] {
		updates[i] = item.withID()
	}
	return updates
}

// Update is the JSON of an update.
type Update []byte

// MarshalJSON returns the update as it is.
func (u Update) MarshalJSON() ([]byte, error) { return u, nil }

func (i queued) withID() Update {
	out := append([]byte(`{"update_id":`), strconv.FormatInt(i.id, 10)...)
	out = append(out, ',')
	return append(out, i.body[1:]...)
}

func (q *queue) isIdle(now time.Time) bool {
	return !q.newest.IsZero() && now.Sub(q.newest) >= idleSpan
}

// restart gives the updates in the queue, and all later ones, ids from next on.
func (q *queue) restart(next int64) {
	q.next = next
	for i := range q.items {
		q.items[i].id = q.next
		q.next++
	}
}
