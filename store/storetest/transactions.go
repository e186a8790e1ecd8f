package storetest

import (
	"context"
	"sync"

	"usynys/store"
)

var transactionTests = []test{
	{"what an update wrote is read by itself at once, and by others after it", func(b *harness) {
		b.inTxAndView(
			func(tx store.Tx) { b.ok(store.People.Put(tx, Person(1))) },
			func(r store.Reader) { want(b, Person(1))(store.People.Get(r, 1)) })
	}},
	{"an error of the function comes back as it is", func(b *harness) {
		err := b.store.Update(b.Context(), func(store.Tx) error { return errRefused })
		if err != errRefused { //nolint:errorlint // the contract promises the very error
			b.Fatalf("got %v", err)
		}
		if err := b.store.View(b.Context(), func(store.Reader) error { return errRefused }); err != errRefused { //nolint:errorlint // as above
			b.Fatalf("got %v", err)
		}
	}},
	{"an error of the function leaves nothing of it", refusedUpdateLeavesNothing},
	{"every write is counted, and no reading", countedChanges},
	{"a done context begins nothing", func(b *harness) {
		begin := func() error { b.Fatal("the function was called"); return nil }
		b.wantErr(b.store.Update(cancelled(), func(store.Tx) error { return begin() }), context.Canceled)
		b.wantErr(b.store.View(cancelled(), func(store.Reader) error { return begin() }), context.Canceled)
		b.update(func(store.Tx) {})
	}},
	{"once the context is done everything fails with its error", doneContextFailsEverything},
	{"what was written before the context was done does not stay", func(b *harness) {
		ctx, cancel := context.WithCancel(b.Context())
		err := b.store.Update(ctx, func(tx store.Tx) error {
			b.ok(store.People.Put(tx, Person(1)))
			cancel()
			return nil
		})
		b.wantErr(err, context.Canceled)
		b.view(func(r store.Reader) { _, err := store.People.Get(r, 1); b.wantErr(err, store.ErrNotFound) })
	}},
	{"a function that runs again leaves what its last run did", func(b *harness) {
		runs := 0
		err := Twice(b.store).Update(b.Context(), func(tx store.Tx) error {
			runs++
			p, err := Sample{}.Submit(tx)
			if p.Seq != 1 {
				b.Errorf("run %d got number %d", runs, p.Seq)
			}
			return err
		})
		b.ok(err)
		if runs != 2 {
			b.Errorf("it ran %d times", runs)
		}
		b.view(func(r store.Reader) { want(b, 1)(r.CountProposalsOf(1)) })
	}},
	{"waiting for another update ends when the context is done", func(b *harness) {
		b.update(func(store.Tx) {
			result := make(chan error)
			go func() {
				ctx := &doneWhenAwaited{Context: b.Context(), done: make(chan struct{})}
				result <- b.store.Update(ctx, func(store.Tx) error { return errRefused })
			}()
			b.wantErr(<-result, context.Canceled)
		})
	}},
	{"a view sees one state, with every update whole or not at all", func(b *harness) {
		done := make(chan error, 1)
		go func() {
			var err error
			for i := 0; i < 50 && err == nil; i++ {
				err = b.store.Update(b.Context(), func(tx store.Tx) error {
					if err := tx.SetNextOffset(int64(i)); err != nil {
						return err
					}
					return tx.SetSlot(1, "screen", int64(i))
				})
			}
			done <- err
		}()
		for len(done) == 0 {
			b.view(func(r store.Reader) {
				first, err := r.NextOffset()
				b.ok(err)
				want(b, first)(r.Slot(1, "screen"))
				want(b, first)(r.NextOffset())
			})
		}
		b.ok(<-done)
	}},
	{"one update at a time", func(b *harness) {
		const each = 20
		done := make(chan error)
		add := func(tx store.Tx) error {
			n, err := tx.NextOffset()
			if err != nil {
				return err
			}
			return tx.SetNextOffset(n + 1)
		}
		for range 4 {
			go func() {
				var err error
				for i := 0; i < each && err == nil; i++ {
					err = b.store.Update(b.Context(), add)
				}
				done <- err
			}()
		}
		for range 4 {
			b.ok(<-done)
		}
		b.view(func(r store.Reader) { want(b, int64(4*each))(r.NextOffset()) })
	}},
	{"a panic is passed on, and the store refuses everything after it", func(b *harness) {
		func() {
			defer func() {
				if cause := recover(); cause != "a mistake" {
					b.Fatalf("recovered %v", cause)
				}
			}()
			_ = b.store.Update(b.Context(), func(tx store.Tx) error {
				b.ok(store.People.Put(tx, Person(1)))
				panic("a mistake")
			})
		}()
		if err := b.store.Update(b.Context(), func(store.Tx) error { return nil }); err == nil {
			b.Fatal("the store was written to")
		}
		b.reopen()
		b.view(func(r store.Reader) { _, err := store.People.Get(r, 1); b.wantErr(err, store.ErrNotFound) })
	}},
	{"a closed store refuses and can be closed again", func(b *harness) {
		b.ok(b.store.Close())
		b.ok(b.store.Close())
		if err := b.store.Update(b.Context(), func(store.Tx) error { return nil }); err == nil {
			b.Fatal("a closed store was written to")
		}
		if err := b.store.View(b.Context(), func(store.Reader) error { return nil }); err == nil {
			b.Fatal("a closed store was read")
		}
	}},
}

// doneWhenAwaited is a context that is done as soon as its Done is called.
type doneWhenAwaited struct {
	context.Context
	once sync.Once
	done chan struct{}
}

func (c *doneWhenAwaited) Done() <-chan struct{} {
	c.once.Do(func() { close(c.done) })
	return c.done
}

func (c *doneWhenAwaited) Err() error {
	select {
	case <-c.done:
		return context.Canceled
	default:
		return nil
	}
}

// countedChanges calls writing methods of every kind, with reads in between.
func countedChanges(b *harness) {
	b.update(func(tx store.Tx) {
		if n := tx.Changes(); n != 0 {
			b.Fatalf("%d changes at the beginning", n)
		}
		before := 0
		for i, write := range []func() error{
			func() error { return tx.SetNextOffset(7) },
			func() error { return tx.MarkProcessed(store.UpdateKey{ID: 1}) },
			func() error { return store.People.Put(tx, Person(1)) },
			func() error { return store.Sessions.Put(tx, store.Session{Person: 1, Flow: "new"}) },
			func() error { return store.Drafts.Put(tx, store.Draft{Person: 1, Topic: "work"}) },
			func() error { return store.Drafts.Delete(tx, 1) },
			func() error { return store.StaffRecords.Put(tx, Moderator()) },
			func() error { _, err := tx.NextSeq(); return err },
			func() error { return tx.SetAlarm(store.Alarm{Kind: store.AlarmRemind, Subject: 1, At: StartTime}) },
			func() error { _, err := tx.Enqueue(store.OutboxRow{Chat: 1, Slot: "screen"}); return err },
			func() error { return tx.DropOutbox(1) },
			func() error { return tx.SetSlot(1, "screen", 5) },
			func() error { return tx.SetLastRun("digest", StartTime) },
			func() error { return tx.ErasePerson(1) },
		} {
			b.ok(write())
			after := tx.Changes()
			if after <= before {
				b.Fatalf("write %d is not counted: %d changes before it, %d after", i, before, after)
			}
			_, err := store.SessionOf(tx, 1)
			b.ok(err)
			_, err = store.Collect(tx.Proposals(0))
			b.ok(err)
			if n := tx.Changes(); n != after {
				b.Fatalf("reading made %d changes of %d", n, after)
			}
			before = after
		}
	})
	b.update(func(tx store.Tx) {
		if n := tx.Changes(); n != 0 {
			b.Fatalf("%d changes of the transaction before are counted", n)
		}
	})
}

// refusedUpdateLeavesNothing calls every writing method and rolls back.
func refusedUpdateLeavesNothing(b *harness) {
	unchanged := func(r store.Reader) {
		want(b, int64(0))(r.NextOffset())
		want(b, false)(r.Processed(store.UpdateKey{ID: 1}))
		want[[]store.QuarantinedUpdate](b, nil)(r.Quarantined())
		_, err := store.People.Get(r, 1)
		b.wantErr(err, store.ErrNotFound)
		want(b, store.Session{Person: 1})(store.SessionOf(r, 1))
		_, err = store.Drafts.Get(r, 1)
		b.wantErr(err, store.ErrNotFound)
		want[[]store.Staff](b, nil)(store.StaffRecords.All(r))
		want[[]store.Proposal](b, nil)(store.Collect(r.Proposals(0)))
		want[[]store.EntryCount](b, nil)(r.EntryCounts("2000-01-01", "2100-01-01"))
		want[[]store.AuditEntry](b, nil)(store.Collect(r.Audit(0)))
		want[[]store.OutboxRow](b, nil)(r.Outbox(0, 100))
		want[[]store.DeadLetter](b, nil)(r.DeadLetters())
		want(b, int64(0))(r.Slot(1, "screen"))
	}
	b.refuse(func(tx store.Tx) {
		b.ok(tx.SetNextOffset(7))
		b.ok(tx.MarkProcessed(store.UpdateKey{ID: 1}))
		b.ok(tx.Quarantine(store.QuarantinedUpdate{UpdateID: 1, Person: 1, Raw: []byte("{}")}))
		b.ok(store.People.Put(tx, Person(1)))
		b.ok(store.Sessions.Put(tx, store.Session{Person: 1, Flow: "new"}))
		b.ok(store.Drafts.Put(tx, store.Draft{Person: 1, Topic: "work"}))
		b.ok(store.StaffRecords.Put(tx, Moderator()))
		_, err := Sample{}.Submit(tx)
		b.ok(err)
		_, err = tx.Enqueue(store.OutboxRow{Chat: 1, Slot: "screen"})
		b.ok(err)
		b.ok(tx.MoveToDeadLetters(store.DeadLetter{Outgoing: store.OutboxRow{Chat: 1}}))
		b.ok(tx.SetSlot(1, "screen", 5))
		b.ok(tx.SetLastRun("digest", StartTime))
	})
	b.view(unchanged)
	b.reopen()
	b.view(unchanged)
	b.update(func(tx store.Tx) {
		p, err := Sample{}.Submit(tx)
		b.ok(err)
		if p.Seq != 1 {
			b.Fatalf("a refused update used up number 1: got %d", p.Seq)
		}
	})
}
