package clock

import (
	"context"
	"log/slog"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/store"
)

// lookEvery is how often the clock looks for due jobs and alarms. It is short so that it
// notices soon that the machine was suspended or its clock set.
const lookEvery = time.Minute

// Options are the parts of a clock.
type Options struct {
	Store     store.Store
	Engine    *engine.Engine
	Registry  *dialog.Registry
	Catalogue *store.Catalogue
	Zone      *time.Location
	Log       *slog.Logger
	// Files keeps what jobs prepare; nil where nothing can be kept.
	Files dialog.Files
	// Committed is called after a commit, which may have enqueued outbox rows.
	Committed func()
	// Now and After are the time source.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Clock runs jobs and rings alarms.
type Clock struct {
	Options
	// alarms wakes RingAlarms.
	alarms chan struct{}
}

// New returns a clock.
func New(options Options) *Clock { return &Clock{Options: options, alarms: make(chan struct{}, 1)} }

// Wake has RingAlarms look again, after an alarm may have been set. It never blocks.
func (c *Clock) Wake() {
	select {
	case c.alarms <- struct{}{}:
	default:
	}
}

// view returns the result of a reading transaction.
func view[T any](ctx context.Context, s store.Store, read func(store.Reader) (T, error)) (found T, err error) {
	err = s.View(ctx, func(r store.Reader) error {
		found, err = read(r)
		return err
	})
	return found, err
}
