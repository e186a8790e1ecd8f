package sender

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
)

// startNext starts and returns the next item, the zero value if there is none.
func startNext(q *queue) item {
	stream := q.firstReady()
	if stream == nil {
		return item{}
	}
	next := stream.next()
	q.start(next)
	return next
}

func messagesOf(chat store.ChatID) streamID { return streamID{chat: chat} }

func TestChatsAreServedInTurn(t *testing.T) {
	q := newQueue()
	for id := range uint64(9) {
		q.add(messagesOf(store.ChatID(id%3)), store.LaneNotices, id+1)
	}
	var got []uint64
	for range 9 {
		next := startNext(q)
		got = append(got, next.id)
		q.finish(next, false)
	}
	if want := []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestAStreamThatMovedToAnotherListIsServedOnce(t *testing.T) {
	q := newQueue()
	q.add(messagesOf(1), store.LaneNotices, 1)
	q.add(messagesOf(2), store.LaneNotices, 2)
	q.add(messagesOf(1), store.LaneReplies, 3)
	first := startNext(q)
	if first.id != 3 {
		t.Fatalf("got row %d first", first.id)
	}
	q.finish(first, false)
	// Chat 1 comes after chat 2 now: its old entry is stale.
	if second := startNext(q); second.id != 2 {
		t.Errorf("got row %d second", second.id)
	}
}

func TestARowThatFailedGoesBackToTheFront(t *testing.T) {
	q := newQueue()
	q.add(messagesOf(1), store.LaneReplies, 1)
	q.add(messagesOf(1), store.LaneReplies, 2)
	next := startNext(q)
	if other := startNext(q); other.stream != nil {
		t.Errorf("row %d goes while %d is on its way", other.id, next.id)
	}
	q.pause(next.stream, time.Now(), false)
	q.finish(next, true)
	if q.firstReady() != nil {
		t.Error("a stream that is paused is ready")
	}
	q.resume(next.stream)
	if again := startNext(q); again.id != 1 {
		t.Errorf("got row %d", again.id)
	}
}

// However much waits in one lane, the lanes above are read to their end, each row
// is taken once, and in order.
func TestCursorsReadEveryLaneOnceAndInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var outbox []store.OutboxRow
		q, w := newQueue(), laneCursors{}
		taken := map[uint64]bool{}
		newest := map[store.Lane]uint64{}
		full := -1
		read := func() {
			w.wake()
			for after, wanted := w.next(q); wanted; after, wanted = w.next(q) {
				from, _ := slices.BinarySearchFunc(outbox, after+1, func(row store.OutboxRow, id uint64) int { return int(row.ID) - int(id) })
				page := outbox[from:min(from+pageSize, len(outbox))]
				for _, row := range w.advance(q, after, page) {
					if taken[row.ID] || row.ID <= newest[row.Lane] {
						t.Fatalf("row %d of lane %d is taken again, or late", row.ID, row.Lane)
					}
					if int(row.Lane) == full {
						t.Fatalf("row %d is taken although lane %d is full", row.ID, row.Lane)
					}
					taken[row.ID], newest[row.Lane] = true, row.ID
					q.reserve(row.Lane)
				}
			}
		}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			lane := store.Lane(rapid.IntRange(0, lanes-1).Draw(t, "lane"))
			for range rapid.IntRange(0, 600).Draw(t, "rows") {
				outbox = append(outbox, store.OutboxRow{ID: uint64(len(outbox) + 1), Lane: lane})
			}
			// A lane that is full is passed by until there is room again.
			full = rapid.IntRange(0, lanes-1).Draw(t, "full")
			q.rows[full] += maxLaneRows
			read()
			for _, row := range outbox {
				if int(row.Lane) != full && !taken[row.ID] {
					t.Fatalf("row %d of lane %d is not taken", row.ID, row.Lane)
				}
			}
			q.rows[full] -= maxLaneRows
		}
		full = -1
		read()
		if len(taken) != len(outbox) {
			t.Fatalf("%d of %d rows are taken", len(taken), len(outbox))
		}
	})
}
