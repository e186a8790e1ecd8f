package storetest

import "usynys/store"

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
	{"slots are told apart by chat and by their whole name", func(b *harness) {
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
	{"holders are listed by chat id, groups first", func(b *harness) {
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
