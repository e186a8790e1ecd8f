package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"usynys/bot/admin"
	"usynys/bot/dialog"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/locales"
	"usynys/store"
)

// drainLimit is how long a stopping bot goes on sending what it has decided. What
// is left waits in the store.
const drainLimit = 5 * time.Second

// Options is everything a bot is made of.
type Options struct {
	Store     store.Store
	Client    *client.Client
	Words     *locales.Words
	Catalogue *store.Catalogue
	Zone      *time.Location
	Log       *slog.Logger
	// Admins are the configured administrators.
	Admins []store.PersonID
	// SendRate and ChatRate are messages a second, in all and to one chat; 0 is no
	// limit.
	SendRate, ChatRate float64
	// ParallelSends is how many rows of the outbox may be in flight; 0 is the sender's
	// own number.
	ParallelSends int
	// Rand is where secrets come from; nil is the system's own source.
	Rand io.Reader
	// Observer is told what the bot does; nil is nobody.
	Observer Observer
	// Now is the clock; nil is the real one. After waits by it.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// Bot is the bot as a whole.
type Bot struct {
	store     store.Store
	client    *client.Client
	sender    *sender.Sender
	answers   *sender.Answers
	decoder   client.Decoder
	renderer  renderer
	catalogue *store.Catalogue
	abilities *dialog.Abilities
	zone      *time.Location
	log       *slog.Logger
	admins    []store.PersonID
	name      atomic.Pointer[string]
	observer  Observer
	rand      io.Reader
	alarmed   alarmed
	now       func() time.Time
	after     func(time.Duration) <-chan time.Time
}

// New makes a bot. It talks to nobody yet.
func New(options Options) *Bot {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.After == nil {
		options.After = time.After
	}
	if options.Rand == nil {
		options.Rand = rand.Reader
	}
	if options.Observer == nil {
		options.Observer = unobserved{}
	}
	b := &Bot{
		store:     options.Store,
		client:    options.Client,
		answers:   sender.NewAnswers(options.Client, options.Log),
		renderer:  renderer{words: options.Words, zone: options.Zone},
		catalogue: options.Catalogue,
		abilities: Abilities(),
		zone:      options.Zone,
		log:       options.Log,
		admins:    options.Admins,
		observer:  options.Observer,
		rand:      options.Rand,
		alarmed:   make(alarmed, 1),
		now:       options.Now,
		after:     options.After,
	}
	b.sender = sender.New(sender.Options{
		Store: options.Store, Client: options.Client, Rate: options.SendRate,
		ChatRate: options.ChatRate, Parallel: options.ParallelSends, Log: options.Log, Now: options.Now,
		Observer: options.Observer, GroupLost: b.groupLost,
	})
	b.store = b.sender.Store()
	return b
}

// Run introduces the bot to Telegram and works until ctx ends; then it stops
// asking for updates at once, sends for at most five seconds what it has decided,
// and returns nil. Any error means that it can't go on.
func (b *Bot) Run(ctx context.Context) error { return b.run(ctx, b.schedule, b.watchAlarms) }

// run is Run with those who decide by the clock: each works until its context ends.
func (b *Bot) run(ctx context.Context, byClock ...func(context.Context) error) error {
	err := b.store.Update(ctx, b.adopt)
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return nil // told to stop before it began
	case err != nil:
		return fmt.Errorf("take over the configured administrators: %w", err)
	}
	// Those who send outlive those who decide: what is decided last still goes out.
	sending, stopSending := context.WithCancel(context.WithoutCancel(ctx))
	defer stopSending()
	senders, sendersCtx := errgroup.WithContext(sending)
	senders.Go(func() error { return b.sender.Run(sendersCtx) })

	deciders, deciding := errgroup.WithContext(ctx)
	deciders.Go(func() error {
		if err := b.introduce(deciding); err != nil {
			return err
		}
		deciders.Go(func() error { b.present(deciding); return nil })
		// What is decided by the clock has links to the bot in it, too.
		for _, decider := range byClock {
			deciders.Go(func() error { return decider(deciding) })
		}
		return b.poll(deciding)
	})
	deciders.Go(func() error {
		select {
		case <-deciding.Done():
			return nil
		case <-sendersCtx.Done():
			return errSenderStopped
		}
	})
	decided := ignoreCanceled(deciders.Wait())
	if decided == nil {
		b.drain()
	}
	stopSending()
	b.answers.Close()
	sent := ignoreCanceled(senders.Wait())
	if client.Unauthorised.Is(sent) {
		sent = &TokenError{Err: sent}
	}
	if errors.Is(decided, errSenderStopped) && sent != nil {
		return sent
	}
	return errors.Join(decided, sent)
}

// adopt takes over the administrators of the configuration, and records how the
// catalogue's settings have changed.
func (b *Bot) adopt(tx store.Tx) error {
	turn := b.clockTurn(tx)
	if err := admin.Adopt(turn, b.admins); err != nil {
		return err
	}
	if err := store.AdoptSettings(tx, *b.catalogue, turn.Now); err != nil {
		return err
	}
	return b.conclude(turn)
}

// errSenderStopped ends the deciders when nothing can be sent any more.
var errSenderStopped = errors.New("the sender has stopped")

// Drain waits until everything that can be sent now has been sent. The bot must
// be running.
func (b *Bot) Drain(ctx context.Context) error { return b.sender.Drain(ctx) }

// drain sends what can be sent within the limit.
func (b *Bot) drain() {
	ctx, cancel := context.WithTimeout(context.Background(), drainLimit)
	defer cancel()
	if err := b.Drain(ctx); err != nil {
		b.log.Info("stopping; the rest of the outbox waits in the store", "waiting", b.sender.Pending())
	}
}

func ignoreCanceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
