package storetest

import (
	"fmt"

	"usynys/store"
)

var updateTests = []test{
	{"the next offset is 0 before the first, then as set, even lower", func(b *bench) {
		b.view(func(r store.Reader) { want(b, int64(0))(r.NextOffset()) })
		for _, offset := range []int64{700, 12, 1 << 40} {
			b.everywhere(
				func(tx store.Tx) { b.ok(tx.SetNextOffset(offset)) },
				func(r store.Reader) { want(b, offset)(r.NextOffset()) })
		}
	}},
	{"there are no settings before the first start, then those seen last", func(b *bench) {
		b.view(func(r store.Reader) { want(b, map[string]string(nil))(r.SeenSettings()) })
		for _, settings := range []map[string]string{{"a": "1", "b": ""}, {"a": "2"}} {
			b.everywhere(
				func(tx store.Tx) { b.ok(tx.SeeSettings(settings)) },
				func(r store.Reader) { want(b, settings)(r.SeenSettings()) })
		}
	}},
	{"a mark is seen by id and checksum together", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) { b.ok(tx.MarkSeen(store.UpdateMark{ID: 5, Sum: 1 << 63})) },
			func(r store.Reader) {
				want(b, true)(r.Seen(store.UpdateMark{ID: 5, Sum: 1 << 63}))
				want(b, false)(r.Seen(store.UpdateMark{ID: 5, Sum: 1}))
				want(b, false)(r.Seen(store.UpdateMark{ID: 6, Sum: 1 << 63}))
			})
	}},
	{"exactly the latest marks are kept", func(b *bench) {
		const more = 10
		b.everywhere(
			func(tx store.Tx) {
				for i := range store.SeenKept + more {
					b.ok(tx.MarkSeen(store.UpdateMark{ID: int64(i)}))
				}
			},
			func(r store.Reader) {
				for i := range store.SeenKept + more {
					want(b, i >= more)(r.Seen(store.UpdateMark{ID: int64(i)}))
				}
			})
	}},
	{"a mark made again is kept as long as its latest handling", func(b *bench) {
		again := store.UpdateMark{ID: 100}
		b.update(func(tx store.Tx) {
			for i := range store.SeenKept {
				b.ok(tx.MarkSeen(store.UpdateMark{ID: int64(i)}))
			}
			b.ok(tx.MarkSeen(again))
			for i := range store.SeenKept - 1 {
				b.ok(tx.MarkSeen(store.UpdateMark{ID: int64(10_000 + i)}))
			}
			want(b, true)(tx.Seen(again))
			want(b, false)(tx.Seen(store.UpdateMark{ID: 1}))
			b.ok(tx.MarkSeen(store.UpdateMark{ID: 20_000}))
			want(b, false)(tx.Seen(again))
		})
	}},
}

var quarantineTests = []test{
	{"what was set aside can be dropped", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) {
				b.ok(tx.Quarantine(store.Quarantined{UpdateID: 1, Person: 5, Raw: []byte("{}")}))
				b.ok(tx.Quarantine(store.Quarantined{UpdateID: 2, Person: 5, Raw: []byte("{}")}))
				b.ok(tx.DropQuarantined(1))
				b.ok(tx.DropQuarantined(3))
			},
			func(r store.Reader) {
				want(b, []store.Quarantined{{UpdateID: 2, Person: 5, Raw: []byte("{}")}})(r.Quarantined())
			})
	}},
	{"updates are set aside as they came, oldest first", func(b *bench) {
		aside := []store.Quarantined{
			{UpdateID: 9, Person: 1, Raw: []byte("{\"broken\": \xff"), Reason: "panic", At: Start},
			{UpdateID: 3, Raw: []byte{0}, Reason: "decode", At: Start},
		}
		b.view(func(r store.Reader) { want[[]store.Quarantined](b, nil)(r.Quarantined()) })
		b.everywhere(
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
	{"the oldest make room, also after an erasure", func(b *bench) {
		const more = 5
		b.update(func(tx store.Tx) {
			for i := range 3 {
				b.ok(tx.Quarantine(store.Quarantined{UpdateID: int64(-i), Person: 77, Raw: []byte("{}")}))
			}
			for i := range store.QuarantineKept {
				b.ok(tx.Quarantine(store.Quarantined{UpdateID: int64(i), Person: 1, Raw: []byte("{}")}))
			}
			b.ok(tx.ErasePerson(77))
			for i := range more {
				b.ok(tx.Quarantine(store.Quarantined{UpdateID: int64(store.QuarantineKept + i), Person: 77, Raw: []byte("{}")}))
			}
			want(b, store.QuarantineKept)(tx.CountQuarantined())
			kept, err := tx.Quarantined()
			b.ok(err)
			first, last := kept[0].UpdateID, kept[len(kept)-1].UpdateID
			want(b, "1000 kept: 5 to 1004")(fmt.Sprintf("%d kept: %d to %d", len(kept), first, last), nil)
		})
	}},
}
