package poller

import (
	"context"
	"log/slog"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

// Options are the parts of a poller.
type Options struct {
	Store   store.Store
	Client  *client.Client
	Engine  *engine.Engine
	Answers *sender.Answers
	Log     *slog.Logger
	// Committed is called after a commit, which may have set alarms or enqueued rows.
	Committed func()
	Observer  Observer
	// Now and After are the clock.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Observer counts for metrics. Its methods must return at once.
type Observer interface {
	// Polled is called for each poll that Telegram has answered.
	Polled()
	// Received is called for each update of a committed batch, quarantined and repeated
	// ones included.
	Received(kind dialog.InputKind)
}

// Poller asks Telegram for updates.
type Poller struct{ Options }

// New returns a poller.
func New(options Options) *Poller { return &Poller{Options: options} }

// wait waits for a span, and returns an error if ctx ends before.
func (p *Poller) wait(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.After(span):
		return nil
	}
}
