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

// parallelSends is how many messages are on their way at most.
const parallelSends = 64

// Options says what to send from, where to and how fast.
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
	// GroupLost is called within the transaction that writes down that the bot can't
	// write to a group: because it was removed, or, where muted is set, because the
	// group forbids it. Nil drops what waits for the group.
	GroupLost func(tx store.Tx, chat store.ChatID, muted bool) error
	// Observer is told what becomes of the rows; nil is nobody.
	Observer Observer
}

// Sender sends what waits in the store's outbox.
//
// A row stays in the outbox until Telegram has accepted it and that is written
// down, so it is sent at least once whatever is killed. Within a chat nothing
// else is on its way meanwhile: a kill repeats one message a chat at most. The
// next of a chat is the oldest of its most urgent lane. Chats are served in turn.
//
// One goroutine, that of [Sender.Run], owns all state. A send and the strike-off
// are goroutines of their own that hand their outcome back to it. There is one
// strike-off at a time, for everything that has come back since the one before.
type Sender struct {
	store  store.Store
	client *client.Client
	log    *slog.Logger
	now    func() time.Time
	// groupLost is that of the options.
	groupLost func(store.Tx, store.ChatID, bool) error
	// observer is called by the goroutines of the sends.
	observer Observer
	// trouble lets one line a minute about trouble on the way into the log.
	trouble rate.Sometimes

	wake    chan struct{}
	drains  chan chan struct{}
	stopped chan struct{}
	pending atomic.Int64

	// What follows belongs to the goroutine of Run.
	window window
	// fresh are rows as they were read, so that most need not be read again to be
	// sent; at most freshRows of them.
	fresh    map[uint64]store.Outgoing
	queue    *queue
	pace     pace
	diary    diary
	throttle throttle
	// outcomes has room for all sends, so that none ever waits to report.
	outcomes  chan outcome
	flying    int
	unwritten []outcome
	writing   []outcome
	written   chan error
	draining  []chan struct{}
}

// New makes a sender, which does nothing before [Sender.Run].
func New(options Options) *Sender {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Log == nil {
		options.Log = slog.New(slog.DiscardHandler)
	}
	if options.Observer == nil {
		options.Observer = unobserved{}
	}
	if options.GroupLost == nil {
		options.GroupLost = func(tx store.Tx, chat store.ChatID, _ bool) error { return tx.DropOutbox(chat) }
	}
	return &Sender{
		observer: options.Observer, groupLost: options.GroupLost,
		store: options.Store, client: options.Client, log: options.Log, now: options.Now,
		trouble:  rate.Sometimes{First: 1, Interval: time.Minute},
		wake:     make(chan struct{}, 1),
		drains:   make(chan chan struct{}),
		stopped:  make(chan struct{}),
		queue:    newQueue(),
		fresh:    map[uint64]store.Outgoing{},
		pace:     newPace(options.Rate, options.ChatRate),
		outcomes: make(chan outcome, parallelSends),
		written:  make(chan error, 1),
	}
}

// Wake tells the sender that there may be new rows. It never blocks.
func (s *Sender) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Pending is how many rows the sender knows of that wait or are on their way. A
// very long outbox is not known to its end.
func (s *Sender) Pending() int { return int(s.pending.Load()) }

// errStopped is returned by Drain when the sender has ended.
var errStopped = errors.New("the sender has stopped")

// Drain waits until everything that can be sent has been sent and struck off:
// what is left then waits for its time, or for Telegram.
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
