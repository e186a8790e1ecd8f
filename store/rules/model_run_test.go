package rules_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/storetest"
)

// modelRun is one try of a random test of the rules, on a store of its own.
type modelRun struct {
	rapidT
	store *bolt.Store
}

// rapidT is the part of rapid.T that the model needs.
type rapidT interface {
	Helper()
	Fatal(arguments ...any)
	Fatalf(format string, arguments ...any)
	Context() context.Context
}

func newModelRun(t *testing.T, rt rapidT) *modelRun {
	t.Helper()
	s, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	check(t, err)
	return &modelRun{rapidT: rt, store: s}
}

// close closes the store and verifies its file, the indexes too.
func (b *modelRun) close() {
	b.Helper()
	b.ok(b.store.Close())
	report, err := bolt.Verify(b.store.Path(), nil)
	b.ok(err)
	if report.Total > 0 {
		b.Fatalf("the file of the store is not sound: %v", report.Findings)
	}
}

// update runs a transaction that must succeed.
func (b *modelRun) update(fn func(tx store.Tx)) {
	b.Helper()
	b.ok(b.store.Update(b.Context(), func(tx store.Tx) error { fn(tx); return nil }))
}

func (b *modelRun) view(fn func(r store.Reader)) {
	b.Helper()
	b.ok(b.store.View(b.Context(), func(r store.Reader) error { fn(r); return nil }))
}

func (b *modelRun) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// is checks that an error is, or wraps, the wanted one.
func (b *modelRun) is(err, wanted error) {
	b.Helper()
	if !errors.Is(err, wanted) {
		b.Fatalf("got error %v, want %v", err, wanted)
	}
}

func (b *modelRun) submit(tx store.Tx, sample storetest.Sample) store.Proposal {
	b.Helper()
	p, err := sample.Submit(tx)
	b.ok(err)
	return p
}

// want compares what a method returns, together with its error:
//
//	want(b, person)(store.People.Get(r, 1))
func want[T any](b *modelRun, wanted T) func(T, error) {
	b.Helper()
	return func(got T, err error) {
		b.Helper()
		b.ok(err)
		if difference := cmp.Diff(wanted, got, cmpopts.EquateEmpty()); difference != "" {
			b.Fatalf("-want +got:\n%s", difference)
		}
	}
}
