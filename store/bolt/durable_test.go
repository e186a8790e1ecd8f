package bolt

import (
	"context"
	"errors"
	"testing"
	"time"

	"usynys/store"
)

// TestNoViewBeginsDuringACommit holds a commit up in the middle, by a view that has
// not finished beginning, and the other way round.
func TestNoViewBeginsDuringACommit(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetNextOffset(1) })
	// As during a commit: nothing may begin to look.
	ok(t, s.beginning.Acquire(t.Context(), allViews))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	err := s.View(ctx, func(store.Reader) error {
		t.Error("a view began during a commit")
		return nil
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the view that could not begin returned %v", err)
	}
	s.beginning.Release(allViews)
	// A view that has begun holds up no commit.
	ok(t, s.View(t.Context(), func(store.Reader) error {
		return s.Update(t.Context(), func(tx store.Tx) error { return tx.SetNextOffset(2) })
	}))
	// Nor does a commit leave anything behind that would.
	if !s.beginning.TryAcquire(allViews) {
		t.Fatal("somebody still holds views up")
	}
	s.beginning.Release(allViews)
}
