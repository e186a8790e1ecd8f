package storetest

import (
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// lanesAreCounted tests the backlog of all lanes. The oldest rows have the highest chat
// ids.
func lanesAreCounted(b *harness) {
	b.view(func(r store.Reader) { want[[]store.LaneBacklog](b, nil)(r.OutboxByLane(10)) })
	at := func(minutes int) time.Time { return StartTime.Add(time.Duration(minutes) * time.Minute) }
	var rows []store.OutboxRow
	b.inTxAndView(
		func(tx store.Tx) {
			rows = enqueue(b, tx,
				store.OutboxRow{Chat: 9, Lane: store.LaneAnnouncements, CreatedAt: at(0)},
				store.OutboxRow{Chat: 8, Lane: store.LaneReplies, CreatedAt: at(1)},
				store.OutboxRow{Chat: -7, Lane: store.LaneAnnouncements, CreatedAt: at(2)},
				store.OutboxRow{Chat: 1, Lane: store.LaneReplies, CreatedAt: at(3)},
				store.OutboxRow{Chat: 1, Lane: store.LaneReplies, CreatedAt: at(4)})
		},
		func(r store.Reader) {
			want(b, []store.LaneBacklog{
				{Lane: store.LaneReplies, Rows: 3, Since: at(1)},
				{Lane: store.LaneAnnouncements, Rows: 2, Since: at(0)},
			})(r.OutboxByLane(5))
			// One row is counted: the oldest of all.
			want(b, []store.LaneBacklog{{Lane: store.LaneAnnouncements, Rows: 1, Since: at(0)}})(r.OutboxByLane(1))
			want[[]store.LaneBacklog](b, nil)(r.OutboxByLane(0))
		})
	b.update(func(tx store.Tx) {
		b.ok(tx.DeleteSent(rows[1].ID))
		enqueue(b, tx, store.OutboxRow{Chat: -8, Lane: store.LaneNotices, CreatedAt: at(5)})
	})
	b.view(func(r store.Reader) {
		want(b, []store.LaneBacklog{
			{Lane: store.LaneNotices, Rows: 1, Since: at(5)}, {Lane: store.LaneAnnouncements, Rows: 1, Since: at(0)},
		})(r.OutboxByLane(1))
		lanes, err := r.OutboxByLane(10)
		want(b, store.LaneBacklog{Lane: store.LaneReplies, Rows: 2, Since: at(3)})(lanes[0], err)
	})
	// Rows on hold do not wait, rows after them do.
	b.update(func(tx store.Tx) {
		_, err := rules.HoldOutbox(tx)
		b.ok(err)
	})
	b.view(func(r store.Reader) {
		want[[]store.LaneBacklog](b, nil)(r.OutboxByLane(10))
		want[[]store.LaneBacklog](b, nil)(r.OutboxByLane(1))
	})
	b.update(func(tx store.Tx) { enqueue(b, tx, store.OutboxRow{Chat: 1, Lane: store.LaneReplies, CreatedAt: at(6)}) })
	b.view(func(r store.Reader) {
		want(b, []store.LaneBacklog{{Lane: store.LaneReplies, Rows: 1, Since: at(6)}})(r.OutboxByLane(10))
	})
}

var slotTests = []test{
	{"a slot has no message, then the one set last, then none", func(b *harness) {
		b.view(func(r store.Reader) { want(b, int64(0))(r.Slot(1, "screen")) })
		for _, message := range []int64{5, 1 << 40, 6, 0, 0, 7} {
			b.inTxAndView(
				func(tx store.Tx) { b.ok(tx.SetSlot(1, "screen", message)) },
				func(r store.Reader) {
					want(b, message)(r.Slot(1, "screen"))
					var holders []store.ChatMessage
					if message != 0 {
						holders = []store.ChatMessage{{Chat: 1, Message: message}}
					}
					want(b, holders)(r.SlotMessages("screen"))
				})
		}
	}},
	{"slots differ by chat and by their whole name", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.SetSlot(1, "card:1", 10))
				b.ok(tx.SetSlot(1, "card:12", 11))
				b.ok(tx.SetSlot(1, "card", 12))
				b.ok(tx.SetSlot(2, "card:1", 13))
			},
			func(r store.Reader) {
				want(b, int64(10))(r.Slot(1, "card:1"))
				want(b, int64(11))(r.Slot(1, "card:12"))
				want(b, int64(13))(r.Slot(2, "card:1"))
				want(b, int64(0))(r.Slot(2, "card"))
				want(b, []store.ChatMessage{{Chat: 1, Message: 10}, {Chat: 2, Message: 13}})(r.SlotMessages("card:1"))
				want(b, []store.ChatMessage{{Chat: 1, Message: 11}})(r.SlotMessages("card:12"))
				want[[]store.ChatMessage](b, nil)(r.SlotMessages("card:"))
			})
	}},
	{"chats with a slot are listed by id, groups first", func(b *harness) {
		chats := []store.ChatID{-1 << 62, -1001, -5, 3, 256, 1 << 52}
		var holders []store.ChatMessage
		for _, chat := range chats {
			holders = append(holders, store.ChatMessage{Chat: chat, Message: 9})
		}
		b.inTxAndView(
			func(tx store.Tx) {
				for _, i := range []int{4, 0, 2, 5, 1, 3} {
					b.ok(tx.SetSlot(chats[i], "card:7", 9))
				}
			},
			func(r store.Reader) { want(b, holders)(r.SlotMessages("card:7")) })
	}},
}
