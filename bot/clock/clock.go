package clock

import (
	"context"
	"log/slog"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/store"
)

// lookEvery is how often the clock looks for what is due. It is short so that a
// suspended machine, or a clock that was set, is noticed soon.
const lookEvery = time.Minute

// Options is everything a clock works with.
type Options struct {
	Store     store.Store
	Engine    *engine.Engine
	Registry  *dialog.Registry
	Catalogue *store.Catalogue
	Zone      *time.Location
	Log       *slog.Logger
	// Files keeps what jobs prepare; nil where nothing can be kept.
	Files dialog.Files
	// Committed is called after a commit: there may be something to send.
	Committed func()
	// Now is the clock, and After waits by it.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Clock runs jobs and rings alarms.
type Clock struct {
	Options
	// alarms wakes RingAlarms, after an alarm may have been set.
	alarms chan struct{}
}

// New returns a clock. It does nothing yet.
func New(options Options) *Clock { return &Clock{Options: options, alarms: make(chan struct{}, 1)} }

// Wake has the clock look for alarms, after one may have been set. It never blocks.
func (c *Clock) Wake() {
	select {
	case c.alarms <- struct{}{}:
	default:
	}
}

// view reads the store.
func view[T any](ctx context.Context, s store.Store, read func(store.Reader) (T, error)) (found T, err error) {
	err = s.View(ctx, func(r store.Reader) error {
		found, err = read(r)
		return err
	})
	return found, err
}
