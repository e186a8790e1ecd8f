package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"usynys/store"
)

// harness runs one test on a store in a folder of its own.
type harness struct {
	reporter
	store  store.Store
	reopen func()
}

// reporter is a test, or one run of a test with random steps.
type reporter interface {
	Helper()
	Fatal(arguments ...any)
	Fatalf(format string, arguments ...any)
	Errorf(format string, arguments ...any)
	Context() context.Context
}

func newHarness(t *testing.T, f reporter, open func(*testing.T, string) store.Store) *harness {
	t.Helper()
	folder := t.TempDir()
	b := &harness{reporter: f, store: open(t, folder)}
	b.reopen = func() {
		b.Helper()
		b.ok(b.store.Close())
		b.store = open(t, folder)
	}
	return b
}

// update runs a transaction that must succeed.
func (b *harness) update(fn func(tx store.Tx)) {
	b.Helper()
	b.ok(b.store.Update(b.Context(), func(tx store.Tx) error { fn(tx); return nil }))
}

var errRefused = errors.New("refused by the test")

// refuse runs a transaction that is rolled back.
func (b *harness) refuse(fn func(tx store.Tx)) {
	b.Helper()
	b.wantErr(b.store.Update(b.Context(), func(tx store.Tx) error { fn(tx); return errRefused }), errRefused)
}

func (b *harness) view(fn func(r store.Reader)) {
	b.Helper()
	b.ok(b.store.View(b.Context(), func(r store.Reader) error { fn(r); return nil }))
}

// inTxAndView runs checks in the transaction that writes, in one after it, and
// after closing and opening the store again.
func (b *harness) inTxAndView(write func(tx store.Tx), check func(r store.Reader)) {
	b.Helper()
	b.update(func(tx store.Tx) {
		write(tx)
		check(tx)
	})
	b.view(check)
	b.reopen()
	b.view(check)
}

func (b *harness) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// wantErr checks that an error is, or wraps, the wanted one.
func (b *harness) wantErr(err, wanted error) {
	b.Helper()
	if !errors.Is(err, wanted) {
		b.Fatalf("got error %v, want %v", err, wanted)
	}
}

// want compares what a method returns, together with its error:
//
//	want(b, person)(r.Person(1))
func want[T any](b *harness, wanted T) func(T, error) {
	b.Helper()
	return func(got T, err error) {
		b.Helper()
		b.ok(err)
		if difference := cmp.Diff(wanted, got, cmpopts.EquateEmpty()); difference != "" {
			b.Fatalf("-want +got:\n%s", difference)
		}
	}
}

// cancelled is a context that is done.
func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}
