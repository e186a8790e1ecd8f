package bot

import (
	"context"
	"errors"
	"sync"

	"usynys/store"
)

// mortal is a store that dies at an update, as with its process: that and all later
// updates fail.
type mortal struct {
	store.Store
	// died is called once.
	died func()

	mu sync.Mutex
	// left counts the updates until death, which comes before the commit of the last, or
	// after it if after is set.
	left  int
	after bool
	dead  bool
}

var errDead = &store.CommitError{Err: errors.New("killed by the test")}

func (m *mortal) Update(ctx context.Context, fn func(store.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead {
		return errDead
	}
	m.left--
	fatal := m.left == 0
	err := m.Store.Update(ctx, func(tx store.Tx) error {
		if err := fn(tx); err != nil || !fatal || m.after {
			return err
		}
		return errDead
	})
	if fatal {
		m.dead = true
		m.died()
		return errDead
	}
	return err
}

func (m *mortal) View(ctx context.Context, fn func(store.Reader) error) error {
	m.mu.Lock()
	dead := m.dead
	m.mu.Unlock()
	if dead {
		return errDead
	}
	return m.Store.View(ctx, fn)
}
