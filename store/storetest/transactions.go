package storetest

import (
	"context"
	"sync"

	"usynys/store"
)

var transactionTests = []test{
	{"what an update wrote is read by itself at once, and by others after it", func(b *bench) {
		b.everywhere(
			func(tx store.Tx) { b.ok(tx.SavePerson(Person(1))) },
			func(r store.Reader) { want(b, Person(1))(r.Person(1)) })
	}},
	{"an error of the function comes back as it is", func(b *bench) {
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
	{"a done context begins nothing", func(b *bench) {
		begin := func() error { b.Fatal("the function was called"); return nil }
		b.is(b.store.Update(cancelled(), func(store.Tx) error { return begin() }), context.Canceled)
		b.is(b.store.View(cancelled(), func(store.Reader) error { return begin() }), context.Canceled)
		b.update(func(store.Tx) {})
	}},
	{"waiting for another update ends when the context is done", func(b *bench) {
		b.update(func(store.Tx) {
			result := make(chan error)
			go func() {
				ctx := &doneWhenAwaited{Context: b.Context(), done: make(chan struct{})}
				result <- b.store.Update(ctx, func(store.Tx) error { return errRefused })
			}()
			b.is(<-result, context.Canceled)
		})
	}},
	{"a view sees one state, with every update whole or not at all", func(b *bench) {
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
	{"one update at a time", func(b *bench) {
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
	{"a panic is passed on, and the store refuses everything after it", func(b *bench) {
		func() {
			defer func() {
				if cause := recover(); cause != "a mistake" {
					b.Fatalf("recovered %v", cause)
				}
			}()
			_ = b.store.Update(b.Context(), func(tx store.Tx) error {
				b.ok(tx.SavePerson(Person(1)))
				panic("a mistake")
			})
		}()
		if err := b.store.Update(b.Context(), func(store.Tx) error { return nil }); err == nil {
			b.Fatal("the store was written to")
		}
		b.reopen()
		b.view(func(r store.Reader) { _, err := r.Person(1); b.is(err, store.ErrNotFound) })
	}},
	{"a closed store refuses and can be closed again", func(b *bench) {
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

// doneWhenAwaited is a context that is done as soon as somebody waits for that.
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

// countedChanges calls writing methods of every kind, and reads in between.
func countedChanges(b *bench) {
	b.update(func(tx store.Tx) {
		if n := tx.Changes(); n != 0 {
			b.Fatalf("%d changes at the beginning", n)
		}
		before := 0
		for i, write := range []func() error{
			func() error { return tx.SetNextOffset(7) },
			func() error { return tx.MarkSeen(store.UpdateMark{ID: 1}) },
			func() error { return tx.SavePerson(Person(1)) },
			func() error { return tx.SaveSession(store.Session{Person: 1, Flow: "new"}) },
			func() error { return tx.SaveDraft(store.Draft{Person: 1, Topic: "work"}) },
			func() error { return tx.DeleteDraft(1) },
			func() error { return tx.SaveStaff(Moderator()) },
			func() error { _, err := tx.NextSeq(); return err },
			func() error { return tx.SetAlarm(store.Alarm{Kind: store.AlarmRemind, Subject: 1, At: Start}) },
			func() error { _, err := tx.Enqueue(store.Outgoing{Chat: 1, Slot: "screen"}); return err },
			func() error { return tx.DropOutbox(1) },
			func() error { return tx.SetSlot(1, "screen", 5) },
			func() error { return tx.SetLastRun("digest", Start) },
			func() error { return tx.ErasePerson(1) },
		} {
			b.ok(write())
			after := tx.Changes()
			if after <= before {
				b.Fatalf("write %d is not counted: %d changes before it, %d after", i, before, after)
			}
			_, err := tx.Session(1)
			b.ok(err)
			_, err = list(tx.Proposals(0))
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
func refusedUpdateLeavesNothing(b *bench) {
	unchanged := func(r store.Reader) {
		want(b, int64(0))(r.NextOffset())
		want(b, false)(r.Seen(store.UpdateMark{ID: 1}))
		want[[]store.Quarantined](b, nil)(r.Quarantined())
		_, err := r.Person(1)
		b.is(err, store.ErrNotFound)
		want(b, store.Session{Person: 1})(r.Session(1))
		_, err = r.Draft(1)
		b.is(err, store.ErrNotFound)
		want[[]store.Staff](b, nil)(r.AllStaff())
		want[[]store.Proposal](b, nil)(list(r.Proposals(0)))
		want[[]store.Entered](b, nil)(r.Entered("2000-01-01", "2100-01-01"))
		want[[]store.AuditEntry](b, nil)(list(r.Audit(0)))
		want[[]store.Outgoing](b, nil)(r.Outbox(0, 100))
		want[[]store.DeadLetter](b, nil)(r.DeadLetters())
		want(b, int64(0))(r.Slot(1, "screen"))
	}
	b.refuse(func(tx store.Tx) {
		b.ok(tx.SetNextOffset(7))
		b.ok(tx.MarkSeen(store.UpdateMark{ID: 1}))
		b.ok(tx.Quarantine(store.Quarantined{UpdateID: 1, Person: 1, Raw: []byte("{}")}))
		b.ok(tx.SavePerson(Person(1)))
		b.ok(tx.SaveSession(store.Session{Person: 1, Flow: "new"}))
		b.ok(tx.SaveDraft(store.Draft{Person: 1, Topic: "work"}))
		b.ok(tx.SaveStaff(Moderator()))
		_, err := Sample{}.Submit(tx)
		b.ok(err)
		_, err = tx.Enqueue(store.Outgoing{Chat: 1, Slot: "screen"})
		b.ok(err)
		b.ok(tx.Bury(store.DeadLetter{Outgoing: store.Outgoing{Chat: 1}}))
		b.ok(tx.SetSlot(1, "screen", 5))
		b.ok(tx.SetLastRun("digest", Start))
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
