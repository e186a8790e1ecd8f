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

// Store is the contract of package store on one bbolt file.
type Store struct {
	path string
	db   *bbolt.DB
	// lock is the open lock file.
	lock *os.File
	// writer holds a token while a transaction writes, so that waiting for one's
	// turn can be given up. It guards sealer and stuck.
	writer chan struct{}
	sealer *sealer
	// beginning keeps views from beginning during a commit: bbolt shows readers a
	// transaction whose last write is not on the disk yet.
	beginning *semaphore.Weighted
	// stuck is set when a panic left bbolt's own lock held: closing would wait for
	// it for ever.
	stuck bool
	// failed is why the store refuses everything, once it does.
	failed atomic.Pointer[store.CommitError]
	closed atomic.Bool

	closing  sync.Once
	closeErr error
}

var _ store.Store = (*Store)(nil)

// Path is the file in which everything is kept.
func (s *Store) Path() string { return s.path }

// Update fulfils store.Store. After a failed commit bbolt shows readers what may
// not be on the disk, therefore the store then refuses everything with the same
// error. The same holds after a panic, which is passed on: bbolt's lock may be
// held for ever.
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
		// What follows is the commit.
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

// allViews is more than there will ever be views beginning at a time.
const allViews = 1 << 40

// View fulfils store.Store.
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

// begin begins a view of what is on the disk.
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

// usable says why a transaction must not begin, if so.
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

// Close fulfils store.Store. Closing again does nothing and returns the same.
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
