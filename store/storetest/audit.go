package storetest

import (
	"time"

	"usynys/store"
)

// chain checks that entries follow one another from the first on.
func chain(b *harness, entries []store.AuditEntry) {
	b.Helper()
	var before *store.AuditEntry
	for i := range entries {
		if !entries[i].Follows(before) {
			b.Fatalf("entry %d does not follow the one before", i+1)
		}
		before = &entries[i]
	}
}

var auditTests = []test{
	{"entries are numbered, chained and kept as they came", func(b *harness) {
		at := StartTime.Add(987654321 * time.Nanosecond)
		b.inTxAndView(
			func(tx store.Tx) {
				b.ok(tx.AppendAudit(store.AuditEntry{Seq: 77, At: at.In(Zone), Actor: 900, Action: "staff", ReasonCode: "қосу <1>", Previous: "x", Hash: "y"}))
				b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: "staff"}))
			},
			func(r store.Reader) {
				entries, err := store.Collect(r.Audit(0))
				b.ok(err)
				chain(b, entries)
				wanted := store.AuditEntry{Seq: 1, At: at, Actor: 900, Action: "staff", ReasonCode: "қосу <1>"}.WithHash()
				want(b, wanted)(entries[0], nil)
				want(b, wanted.Hash)(entries[1].Previous, nil)
			})
	}},
	{"the chain goes on over closing and opening", func(b *harness) {
		for range 3 {
			b.update(func(tx store.Tx) { b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: "staff"})) })
			b.reopen()
		}
		b.view(func(r store.Reader) {
			entries, err := store.Collect(r.Audit(0))
			b.ok(err)
			want(b, 3)(len(entries), nil)
			chain(b, entries)
		})
	}},
	{"a refused entry leaves no gap", func(b *harness) {
		add := func(tx store.Tx) { b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: "staff"})) }
		b.update(add)
		b.refuse(add)
		b.update(add)
		b.view(func(r store.Reader) {
			entries, err := store.Collect(r.Audit(0))
			b.ok(err)
			want(b, 2)(len(entries), nil)
			chain(b, entries)
		})
	}},
	{"entries are listed from any number on", func(b *harness) {
		b.update(func(tx store.Tx) {
			for range 300 {
				b.ok(tx.AppendAudit(store.AuditEntry{At: StartTime, Action: "staff"}))
			}
		})
		b.view(func(r store.Reader) {
			all, err := store.Collect(r.Audit(0))
			b.ok(err)
			want(b, all[256:])(store.Collect(r.Audit(256)))
			want[[]store.AuditEntry](b, nil)(store.Collect(r.Audit(300)))
		})
	}},
}
