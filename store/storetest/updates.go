package storetest

import (
	"fmt"

	"usynys/store"
)

var updateTests = []test{
	{"the next offset is 0 before the first, then as set, even lower", func(b *harness) {
		b.view(func(r store.Reader) { want(b, int64(0))(r.NextOffset()) })
		for _, offset := range []int64{700, 12, 1 << 40} {
			b.inTxAndView(
				func(tx store.Tx) { b.ok(tx.SetNextOffset(offset)) },
				func(r store.Reader) { want(b, offset)(r.NextOffset()) })
		}
	}},
	{"there are no settings before the first start, then those recorded last", func(b *harness) {
		b.view(func(r store.Reader) { want(b, map[string]string(nil))(r.RecordedSettings()) })
		for _, settings := range []map[string]string{{"a": "1", "b": ""}, {"a": "2"}} {
			b.inTxAndView(
				func(tx store.Tx) { b.ok(tx.RecordSettings(settings)) },
				func(r store.Reader) { want(b, settings)(r.RecordedSettings()) })
		}
	}},
	{"a mark is seen by id and checksum together", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) { b.ok(tx.MarkProcessed(store.UpdateKey{ID: 5, Sum: 1 << 63})) },
			func(r store.Reader) {
				want(b, true)(r.Processed(store.UpdateKey{ID: 5, Sum: 1 << 63}))
				want(b, false)(r.Processed(store.UpdateKey{ID: 5, Sum: 1}))
				want(b, false)(r.Processed(store.UpdateKey{ID: 6, Sum: 1 << 63}))
			})
	}},
	{"exactly the latest marks are kept", func(b *harness) {
		const more = 10
		b.inTxAndView(
			func(tx store.Tx) {
				for i := range store.ProcessedUpdatesKept + more {
					b.ok(tx.MarkProcessed(store.UpdateKey{ID: int64(i)}))
				}
			},
			func(r store.Reader) {
				for i := range store.ProcessedUpdatesKept + more {
					want(b, i >= more)(r.Processed(store.UpdateKey{ID: int64(i)}))
				}
			})
	}},
	{"a mark made again is kept as long as its latest handling", func(b *harness) {
		again := store.UpdateKey{ID: 100}
		b.update(func(tx store.Tx) {
			for i := range store.ProcessedUpdatesKept {
				b.ok(tx.MarkProcessed(store.UpdateKey{ID: int64(i)}))
			}
			b.ok(tx.MarkProcessed(again))
			for i := range store.ProcessedUpdatesKept - 1 {
				b.ok(tx.MarkProcessed(store.UpdateKey{ID: int64(10_000 + i)}))
			}
			want(b, true)(tx.Processed(again))
			want(b, false)(tx.Processed(store.UpdateKey{ID: 1}))
			b.ok(tx.MarkProcessed(store.UpdateKey{ID: 20_000}))
			want(b, false)(tx.Processed(again))
		})
	}},
}

var quarantineTests = []test{
	{"a quarantined update can be dropped", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: 1, Person: 5, Raw: []byte("{}")}))
				b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: 2, Person: 5, Raw: []byte("{}")}))
				b.ok(tx.DropQuarantined(1))
				b.ok(tx.DropQuarantined(3))
			},
			func(r store.Reader) {
				want(b, []store.QuarantinedUpdate{{UpdateID: 2, Person: 5, Raw: []byte("{}")}})(r.Quarantined())
			})
	}},
	{"updates are quarantined as they came, oldest first", func(b *harness) {
		aside := []store.QuarantinedUpdate{
			{UpdateID: 9, Person: 1, Raw: []byte("{\"broken\": \xff"), Reason: "panic", At: StartTime},
			{UpdateID: 3, Raw: []byte{0}, Reason: "decode", At: StartTime, Retry: true},
		}
		b.view(func(r store.Reader) { want[[]store.QuarantinedUpdate](b, nil)(r.Quarantined()) })
		b.inTxAndView(
			func(tx store.Tx) {
				for _, update := range aside {
					b.ok(tx.Quarantine(update))
				}
			},
			func(r store.Reader) {
				want(b, aside)(r.Quarantined())
				want(b, 2)(r.CountQuarantined())
			})
	}},
	{"the oldest make room, also after an erasure", func(b *harness) {
		const more = 5
		b.update(func(tx store.Tx) {
			for i := range 3 {
				b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: int64(-i), Person: 77, Raw: []byte("{}")}))
			}
			for i := range store.QuarantineLimit {
				b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: int64(i), Person: 1, Raw: []byte("{}")}))
			}
			b.ok(tx.ErasePerson(77))
			for i := range more {
				b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: int64(store.QuarantineLimit + i), Person: 77, Raw: []byte("{}")}))
			}
			want(b, store.QuarantineLimit)(tx.CountQuarantined())
			kept, err := tx.Quarantined()
			b.ok(err)
			first, last := kept[0].UpdateID, kept[len(kept)-1].UpdateID
			want(b, "1000 kept: 5 to 1004")(fmt.Sprintf("%d kept: %d to %d", len(kept), first, last), nil)
		})
	}},
}
