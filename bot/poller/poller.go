package poller

import (
	"context"
	"log/slog"
	"time"

	"usynys/bot/engine"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

// Options is everything a poller works with.
type Options struct {
	Store   store.Store
	Client  *client.Client
	Engine  *engine.Engine
	Answers *sender.Answers
	Log     *slog.Logger
	// Committed is called after a commit: there may be something to send, or an alarm.
	Committed func()
	Observer  Observer
	// Now is the clock, and After waits by it.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Poller asks Telegram for updates.
type Poller struct{ Options }

// New returns a poller. It calls nobody yet.
func New(options Options) *Poller { return &Poller{Options: options} }

// wait returns when the span is over, or with an error when ctx ends.
func (p *Poller) wait(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.After(span):
		return nil
	}
}
