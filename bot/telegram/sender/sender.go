package sender

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"usynys/bot/telegram/client"
	"usynys/store"
)

// parallelSends is how many rows may be in flight by default.
const parallelSends = 256

// Options are the settings of a [Sender].
type Options struct {
	Store  store.Store
	Client *client.Client
	// Rate is how many messages a second leave in all, 0 for no limit.
	Rate float64
	// ChatRate is the same for one chat, where up to chatBurst may leave at once.
	ChatRate float64
	Log      *slog.Logger
	// Now is the clock, by default time.Now.
	Now func() time.Time
	// GroupLost is called in the transaction that records that the bot can't write to
	// a group: because it was removed, or, with muted set, because the group forbids
	// it. By default what waits for the group is deleted.
	GroupLost func(tx store.Tx, chat store.ChatID, muted bool) error
	// Parallel is how many rows may be in flight, by default parallelSends. With 1 all
	// calls go out one after the other, in the same order each time.
	Parallel int
	// Observer counts what becomes of the rows; nil counts nothing.
	Observer Observer
}

// Sender sends what waits in the store's outbox.
//
// A row stays in the outbox until Telegram has accepted it and that is committed, so
// it is sent at least once whenever the process is killed. Until then no other message
// of the chat is in flight: a kill repeats at most one message a chat. The next message
// of a chat is the oldest of its most urgent lane. Chats are served in turn.
//
// The goroutine of [Sender.Run] owns all state but that of results. Sends and commits
// run in goroutines of their own and hand their outcome back to it. A result is
// committed by the next transaction of [Sender.Store], or soon by the sender itself.
type Sender struct {
	store     store.Store
	client    *client.Client
	log       *slog.Logger
	now       func() time.Time
	groupLost func(store.Tx, store.ChatID, bool) error
	// observer is called by the goroutines of the sends.
	observer Observer
	parallel int
	// warnings lets one warning a minute into the log.
	warnings rate.Sometimes

	wake    chan struct{}
	drains  chan chan struct{}
	stopped chan struct{}
	pending atomic.Int64
	results results

	// What follows belongs to the goroutine of Run.
	cursors laneCursors
	// prefetched are rows as they were read, so that most need not be read again to be
	// sent.
	prefetched map[uint64]store.OutboxRow
	queue      *queue
	limits     rateLimiter
	timers     timers
	throttle   throttle
	// arrived has room for all sends, so that none waits to report.
	arrived    chan result
	inFlight   int
	committing []result
	committed  chan error
	draining   []chan struct{}
}

// New returns a sender, which does nothing before [Sender.Run].
func New(options Options) *Sender {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	if options.Parallel == 0 {
		options.Parallel = parallelSends
	}
	if options.Observer == nil {
		options.Observer = unobserved{}
	}
	if options.GroupLost == nil {
		options.GroupLost = func(tx store.Tx, chat store.ChatID, _ bool) error { return tx.DropOutbox(chat) }
	}
	return &Sender{
		observer: options.Observer, groupLost: options.GroupLost,
		store: options.Store, client: options.Client, log: options.Log, now: options.Now, parallel: options.Parallel,
		warnings:   rate.Sometimes{First: 1, Interval: time.Minute},
		wake:       make(chan struct{}, 1),
		drains:     make(chan chan struct{}),
		stopped:    make(chan struct{}),
		queue:      newQueue(),
		prefetched: map[uint64]store.OutboxRow{},
		limits:     newRateLimiter(options.Rate, options.ChatRate),
		arrived:    make(chan result, options.Parallel),
		committed:  make(chan error, 1),
	}
}

// Wake says that there may be new rows. It never blocks.
func (s *Sender) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Pending returns how many rows wait or are in flight. Of a very long outbox the rows
// that were not read yet are not counted.
func (s *Sender) Pending() int { return int(s.pending.Load()) }

// errStopped is returned by Drain after the sender has ended.
var errStopped = errors.New("the sender has stopped")

// Drain returns when everything that can be sent now was sent and committed. What is
// left waits for its time, or for Telegram.
func (s *Sender) Drain(ctx context.Context) error {
	drained := make(chan struct{})
	select {
	case s.drains <- drained:
	case <-s.stopped:
		return errStopped
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-drained:
		return nil
	case <-s.stopped:
		return errStopped
	case <-ctx.Done():
		return ctx.Err()
	}
}
