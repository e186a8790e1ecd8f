package bolt

import (
	"cmp"
	"context"
	"errors"
	"os"
	"sync"
	"sync/atomic"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/semaphore"

	"usynys/store"
)

// ErrClosed is returned by a store that was closed. Nothing was changed.
var ErrClosed = errors.New("the store is closed")

// errPanicked is the cause of the CommitError after a panic.
var errPanicked = errors.New("a panic left the transaction unfinished")

// Store implements [store.Store] in one bbolt file.
type Store struct {
	path string
	db   *bbolt.DB
	// lock is the open lock file.
	lock *os.File
	// writer has a token in it while a transaction writes, so that waiting for it ends
	// with the context. It guards sealer and stuck.
	writer chan struct{}
	sealer *sealer
	// beginning keeps reading transactions from beginning during a commit: bbolt shows
	// them a transaction whose last write is not on the disk yet.
	beginning *semaphore.Weighted
	// stuck is set when a panic left bbolt's own lock locked: closing would wait for it
	// without end.
	stuck bool
	// failed is set once the store refuses everything.
	failed atomic.Pointer[store.CommitError]
	closed atomic.Bool

	closing  sync.Once
	closeErr error
}

var _ store.Store = (*Store)(nil)

// Path returns the path of the store file.
func (s *Store) Path() string { return s.path }

// Update implements [store.Store]. After a failed commit bbolt shows readers what may not
// be on the disk, and after a panic, which is passed on, its lock may stay locked. The
// store then refuses everything with the same error.
func (s *Store) Update(ctx context.Context, fn func(store.Tx) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.update(ctx, fn)
}

func (s *Store) update(ctx context.Context, fn func(store.Tx) error) error {
	var tx *bbolt.Tx
	var refused error
	finished, committing := false, false
	defer func() {
		if !finished {
			_ = s.fail(errPanicked)
			s.stuck = tx != nil && tx.DB() != nil
		}
		if committing {
			s.beginning.Release(allViews)
		}
	}()
	err := s.db.Update(func(begun *bbolt.Tx) error {
		tx = begun
		s.sealer.reset()
		refused = cmp.Or(fn(&transaction{reader: reader{ctx: ctx, path: s.path, tx: tx}, sealer: s.sealer}), ctx.Err())
		if refused != nil {
			return refused
		}
		// bbolt commits when this function returns.
		committing = s.beginning.Acquire(context.Background(), allViews) == nil
		return nil
	})
	finished = true
	switch {
	case err == nil || refused != nil:
		return refused
	case errors.Is(err, berrors.ErrDatabaseNotOpen):
		return ErrClosed
	default:
		return s.fail(err)
	}
}

// allViews is more than the reading transactions that can ever begin at a time.
const allViews = 1 << 40

// View implements [store.Store].
func (s *Store) View(ctx context.Context, fn func(store.Reader) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	return cmp.Or(fn(&reader{ctx: ctx, path: s.path, tx: tx}), ctx.Err())
}

// begin begins a reading transaction on what is on the disk.
func (s *Store) begin(ctx context.Context) (*bbolt.Tx, error) {
	if err := s.beginning.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer s.beginning.Release(1)
	if failed := s.failed.Load(); failed != nil {
		return nil, failed
	}
	tx, err := s.db.Begin(false)
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return nil, ErrClosed
	}
	return tx, err
}

// usable returns an error if a transaction must not begin.
func (s *Store) usable(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed.Load() {
		return ErrClosed
	}
	if failed := s.failed.Load(); failed != nil {
		return failed
	}
	return nil
}

// fail makes the store refuse everything from now on.
func (s *Store) fail(cause error) error {
	s.failed.CompareAndSwap(nil, &store.CommitError{Err: cause})
	return s.failed.Load()
}

// Close implements [store.Store]. Closing again does nothing and returns the same error.
func (s *Store) Close() error {
	s.closing.Do(func() {
		s.writer <- struct{}{}
		s.closed.Store(true)
		stuck := s.stuck
		<-s.writer
		if !stuck {
			s.closeErr = s.db.Close()
		}
		s.closeErr = errors.Join(s.closeErr, s.lock.Close())
	})
	return s.closeErr
}
