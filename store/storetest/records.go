package storetest

import (
	"context"

	"usynys/store"
)

// kindKeys has a key of each kind of record.
var kindKeys = [store.KindCount]any{
	store.PersonKind:   store.PersonID(1),
	store.SessionKind:  store.PersonID(1),
	store.DraftKind:    store.PersonID(1),
	store.StaffKind:    store.PersonID(1),
	store.LeaseKind:    store.Seq(1),
	store.BlockKind:    store.PersonID(1),
	store.InviteKind:   "1",
	store.GroupKind:    store.ChatID(1),
	store.TemplateKind: "1",
	store.BulkKind:     store.PersonID(1),
	store.ReplyKind:    store.Seq(1),
}

var recordTests = []test{
	{"every kind has a table of its own", func(b *harness) {
		type stored struct {
			Kind store.Kind `json:"test_kind"`
		}
		b.refuse(func(tx store.Tx) {
			for kind, key := range kindKeys {
				b.ok(tx.PutRecord(store.Kind(kind), key, &stored{store.Kind(kind)}))
			}
			for kind, key := range kindKeys {
				var found stored
				b.ok(tx.Record(store.Kind(kind), key, &found))
				if found.Kind != store.Kind(kind) {
					b.Errorf("kind %d has the record of kind %d", kind, found.Kind)
				}
				count := 0
				b.ok(tx.EachRecord(store.Kind(kind), func(func(any) error) error { count++; return nil }))
				if count != 1 {
					b.Errorf("kind %d has %d records", kind, count)
				}
				b.ok(tx.DeleteRecord(store.Kind(kind), key))
				b.wantErr(tx.Record(store.Kind(kind), key, &found), store.ErrNotFound)
			}
		})
	}},
	{"an error ends going through the records and comes back as it is", func(b *harness) {
		b.update(func(tx store.Tx) { b.ok(store.People.Put(tx, Person(1))); b.ok(store.People.Put(tx, Person(2))) })
		b.view(func(r store.Reader) {
			count := 0
			err := r.EachRecord(store.PersonKind, func(func(any) error) error { count++; return context.Canceled })
			b.wantErr(err, context.Canceled)
			if count != 1 {
				b.Errorf("it went on for %d records", count)
			}
		})
	}},
}
