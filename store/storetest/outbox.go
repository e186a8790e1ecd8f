package storetest

import (
	"time"

	"usynys/store"
)

// fullRow sets every field of a row.
func fullRow(chat store.ChatID) store.OutboxRow {
	return store.OutboxRow{
		Chat: chat, Lane: store.LaneNotices, Slot: "card:12", FromSlot: "screen", NotAbove: 1 << 40, EditOnly: true, StripKeyboard: 4,
		Message: store.Message{
			Text:       "<b>Қабылданды</b> &amp; \u2028",
			Keyboard:   [][]store.Button{{{Text: "Иә", Data: "yes:1:2"}}, {{Text: "Сілтеме", URL: "https://example.kz/?a=1&b=2"}}},
			Attachment: &store.Attachment{Kind: store.AttachmentLocation, Latitude: 51.1, Longitude: 71.4},
			Menu:       []store.MenuEntry{{Command: "new", Description: "Жаңа ұсыныс"}},
		},
		NotBefore: StartTime.Add(time.Minute), OnHold: true, Attempts: 3, PlainText: true, CreatedAt: StartTime,
	}
}

// enqueue adds rows and returns them with their ids.
func enqueue(b *harness, tx store.Tx, rows ...store.OutboxRow) []store.OutboxRow {
	b.Helper()
	for i := range rows {
		id, err := tx.Enqueue(rows[i])
		b.ok(err)
		rows[i].ID = id
	}
	return rows
}

var outboxTests = []test{
	{"a row is kept whole and its id is given", func(b *harness) {
		var rows []store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) { rows = enqueue(b, tx, fullRow(5), store.OutboxRow{ID: 99, Chat: -5}) },
			func(r store.Reader) { want(b, rows)(r.Outbox(0, 10)) })
	}},
	{"ids rise, also after a deleted row and a reopened store", func(b *harness) {
		var last uint64
		for range 3 {
			b.update(func(tx store.Tx) {
				row := enqueue(b, tx, store.OutboxRow{Chat: 1})[0]
				if row.ID <= last {
					b.Fatalf("id %d after %d", row.ID, last)
				}
				last = row.ID
				b.ok(tx.DeleteSent(last))
			})
			b.reopen()
		}
	}},
	{"it is listed in order, from any id on, up to a limit", func(b *harness) {
		var rows []store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) { rows = enqueue(b, tx, make([]store.OutboxRow, 300)...) },
			func(r store.Reader) {
				want(b, rows[:2])(r.Outbox(0, 2))
				want(b, rows[256:])(r.Outbox(rows[255].ID, 1000))
				want(b, rows[255:257])(r.Outbox(rows[254].ID, 2))
				want[[]store.OutboxRow](b, nil)(r.Outbox(rows[299].ID, 10))
				want[[]store.OutboxRow](b, nil)(r.Outbox(1<<64-1, 10))
				want[[]store.OutboxRow](b, nil)(r.Outbox(0, 0))
			})
	}},
	{"a row waits until it is deleted; deleting it again is no error", func(b *harness) {
		var rows []store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) {
				rows = enqueue(b, tx, fullRow(1), fullRow(2))
				want(b, true)(tx.IsPending(rows[0].ID))
				b.ok(tx.DeleteSent(rows[0].ID))
				b.ok(tx.DeleteSent(rows[0].ID))
				b.ok(tx.DeleteSent(12345))
			},
			func(r store.Reader) {
				want(b, false)(r.IsPending(rows[0].ID))
				want(b, true)(r.IsPending(rows[1].ID))
				want(b, false)(r.IsPending(0))
				want(b, rows[1:])(r.Outbox(0, 10))
			})
	}},
	{"a newer row of chat, lane and slot replaces the waiting one", rowsAreMerged},
	{"rows of another chat, lane or slot, or of no slot, stay", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				enqueue(b, tx, store.OutboxRow{Chat: 1, Slot: "card:1"},
					store.OutboxRow{Chat: 1, Slot: "card:12"}, store.OutboxRow{Chat: 2, Slot: "card:1"},
					store.OutboxRow{Chat: 1, Lane: store.LaneNotices, Slot: "card:1"}, store.OutboxRow{Chat: 1}, store.OutboxRow{Chat: 1})
			},
			func(r store.Reader) {
				rows, err := r.Outbox(0, 10)
				want(b, 6)(len(rows), err)
			})
	}},
	{"a sent row is not merged with a new one", func(b *harness) {
		b.update(func(tx store.Tx) {
			sent := enqueue(b, tx, store.OutboxRow{Chat: 1, Slot: "screen", FromSlot: "preview", NotAbove: 100})[0]
			b.ok(tx.DeleteSent(sent.ID))
			rows := enqueue(b, tx, store.OutboxRow{Chat: 1, Slot: "screen"})
			want(b, rows)(tx.Outbox(0, 10))
		})
	}},
	{"a row is rescheduled; only the fields for that are written", func(b *harness) {
		var row store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) {
				row = enqueue(b, tx, store.OutboxRow{Chat: 1, Slot: "screen", Message: store.Message{Text: "a"}, CreatedAt: StartTime})[0]
				changed := fullRow(77)
				changed.ID = row.ID
				b.ok(tx.Reschedule(changed))
				row.NotBefore, row.OnHold = changed.NotBefore, changed.OnHold
				row.Attempts, row.PlainText = changed.Attempts, changed.PlainText
			},
			func(r store.Reader) { want(b, []store.OutboxRow{row})(r.Outbox(0, 10)) })
	}},
	{"a row that does not wait any more is not rescheduled", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.Reschedule(store.OutboxRow{ID: 5, Chat: 1}))
				row := enqueue(b, tx, store.OutboxRow{Chat: 1})[0]
				b.ok(tx.DeleteSent(row.ID))
				b.ok(tx.Reschedule(row))
			},
			func(r store.Reader) { want[[]store.OutboxRow](b, nil)(r.Outbox(0, 10)) })
	}},
	{"the lanes are counted, each with its oldest row", lanesAreCounted},
	{"everything to a chat is dropped, and nothing else", func(b *harness) {
		var rows []store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.DropOutbox(-100))
				for range 300 {
					enqueue(b, tx, store.OutboxRow{Chat: -100}, store.OutboxRow{Chat: -100, Lane: store.LaneAnnouncements})
				}
				rows = enqueue(b, tx, store.OutboxRow{Chat: -99}, store.OutboxRow{Chat: -101}, store.OutboxRow{Chat: 100, Slot: "screen"})
				enqueue(b, tx, store.OutboxRow{Chat: -100, Slot: "screen", NotAbove: 9})
				b.ok(tx.DropOutbox(-100))
				rows = append(rows, enqueue(b, tx, store.OutboxRow{Chat: -100, Slot: "screen"})...)
			},
			func(r store.Reader) { want(b, rows)(r.Outbox(0, 1000)) })
	}},
	{"the rows for a chat are listed by lane and in order", func(b *harness) {
		var replies, later []store.OutboxRow
		b.inTxAndView(
			func(tx store.Tx) {
				want[[]store.OutboxRow](b, nil)(tx.OutboxOf(-7))
				first := fullRow(1)
				first.Chat, first.Lane = -7, store.LaneAnnouncements
				later = enqueue(b, tx, first)
				enqueue(b, tx, store.OutboxRow{Chat: -8}, store.OutboxRow{Chat: 7}, store.OutboxRow{Chat: -6})
				replies = enqueue(b, tx, store.OutboxRow{Chat: -7, Slot: "group"}, store.OutboxRow{Chat: -7})
				later = append(later, enqueue(b, tx, store.OutboxRow{Chat: -7, Lane: store.LaneAnnouncements})...)
				struck := enqueue(b, tx, store.OutboxRow{Chat: -7})
				b.ok(tx.DeleteSent(struck[0].ID))
			},
			func(r store.Reader) {
				want(b, append(replies[:2:2], later...))(r.OutboxOf(-7))
			})
	}},
}

// rowsAreMerged tests what the new row keeps of the one that it replaces.
func rowsAreMerged(b *harness) {
	row := func(after int64, editOnly bool, from string) store.OutboxRow {
		return store.OutboxRow{Chat: 1, Slot: "screen", NotAbove: after, EditOnly: editOnly, FromSlot: from}
	}
	for _, c := range []struct{ waiting, added, merged store.OutboxRow }{
		{row(5, true, "preview"), row(9, true, ""), row(9, true, "preview")},
		{row(9, true, "preview"), row(5, false, "card:1"), row(9, false, "card:1")},
		{row(0, false, ""), row(0, true, ""), row(0, false, "")},
	} {
		c.waiting.Message.Text, c.waiting.Attempts = "old", 4
		c.added.Message.Text, c.added.CreatedAt = "new", StartTime
		c.merged.Message.Text, c.merged.CreatedAt = "new", StartTime
		b.inTxAndView(
			func(tx store.Tx) {
				waiting := enqueue(b, tx, c.waiting)[0]
				enqueue(b, tx, store.OutboxRow{Chat: 2})
				c.merged.ID = enqueue(b, tx, c.added)[0].ID
				want(b, false)(tx.IsPending(waiting.ID))
				if c.merged.ID <= waiting.ID {
					b.Fatalf("the merged row has id %d, the replaced one %d", c.merged.ID, waiting.ID)
				}
				b.ok(tx.DropOutbox(2))
			},
			func(r store.Reader) { want(b, []store.OutboxRow{c.merged})(r.Outbox(0, 10)) })
		b.update(func(tx store.Tx) { b.ok(tx.DeleteSent(c.merged.ID)) })
	}
}

var deadLetterTests = []test{
	{"the oldest dead letters make room, and one can be dropped", func(b *harness) {
		b.update(func(tx store.Tx) {
			for i := range store.DeadLettersKept + 3 {
				b.ok(tx.MoveToDeadLetters(store.DeadLetter{Outgoing: store.OutboxRow{ID: uint64(100 + i), Chat: store.ChatID(1 + i%7)}}))
			}
			b.ok(tx.DropLetter(105))
			b.ok(tx.DropLetter(99))
		})
		b.view(func(r store.Reader) {
			letters, err := r.DeadLetters()
			b.ok(err)
			want(b, store.DeadLettersKept-1)(len(letters), nil)
			want(b, uint64(103))(letters[0].Outgoing.ID, nil)
			want(b, uint64(106))(letters[2].Outgoing.ID, nil)
		})
	}},
	{"a refused row leaves the outbox and is kept, oldest refusal first", func(b *harness) {
		var letters []store.DeadLetter
		b.view(func(r store.Reader) { want[[]store.DeadLetter](b, nil)(r.DeadLetters()) })
		b.inTxAndView(
			func(tx store.Tx) {
				rows := enqueue(b, tx, fullRow(1), fullRow(2), fullRow(3))
				for _, i := range []int{2, 0} {
					letters = append(letters, store.DeadLetter{Outgoing: rows[i], Reason: "400", At: StartTime})
					b.ok(tx.MoveToDeadLetters(letters[len(letters)-1]))
				}
				want(b, rows[1:2])(tx.Outbox(0, 10))
			},
			func(r store.Reader) {
				want(b, letters)(r.DeadLetters())
				want(b, 2)(r.CountDeadLetters(10))
				want(b, 1)(r.CountDeadLetters(1))
				want(b, 0)(r.CountDeadLetters(0))
			})
	}},
	{"a row that does not wait any more is kept all the same", func(b *harness) {
		letter := store.DeadLetter{Outgoing: store.OutboxRow{ID: 5, Chat: 1}, Reason: "400", At: StartTime}
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.MoveToDeadLetters(letter)) },
			func(r store.Reader) { want(b, []store.DeadLetter{letter})(r.DeadLetters()) })
	}},
}
