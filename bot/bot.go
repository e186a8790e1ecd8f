package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"usynys/bot/clock"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/poller"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/locales"
	"usynys/store"
	"usynys/store/rules"
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
	// Files keeps what jobs prepare to be sent; nil where nothing can be kept. The client
	// must have them too: see [Assemble].
	Files Files
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

// Files keeps files until they are sent.
type Files interface {
	dialog.Files
	fs.FS
}

// defaults fills in what is nil.
func (o *Options) defaults() {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Observer == nil {
		o.Observer = unobserved{}
	}
}

// Bot is the bot as a whole: the poller and the clock have the engine decide, the
// sender sends what was decided.
type Bot struct {
	options  Options
	registry *dialog.Registry
	engine   *engine.Engine
	poller   *poller.Poller
	clock    *clock.Clock
	sender   *sender.Sender
	answers  *sender.Answers
}

// New returns a bot. It talks to nobody yet.
func New(options Options) *Bot {
	options.defaults()
	b := &Bot{options: options, registry: Registry(), answers: sender.NewAnswers(options.Client, options.Log)}
	b.engine = engine.New(engine.Options{
		Registry: b.registry, Words: options.Words, Catalogue: options.Catalogue, Zone: options.Zone, Rand: options.Rand,
	})
	b.sender = sender.New(sender.Options{
		Store: options.Store, Client: options.Client, Rate: options.SendRate,
		ChatRate: options.ChatRate, Parallel: options.ParallelSends, Log: options.Log, Now: options.Now, Observer: options.Observer,
		GroupLost: func(tx store.Tx, chat store.ChatID, muted bool) error {
			return b.engine.GroupLost(tx, options.Now(), chat, muted)
		},
	})
	kept := b.sender.Store()
	b.clock = clock.New(clock.Options{
		Store: kept, Engine: b.engine, Registry: b.registry, Catalogue: options.Catalogue, Zone: options.Zone,
		Log: options.Log, Files: options.Files, Committed: b.sender.Wake, Now: options.Now, After: options.After,
	})
	b.poller = poller.New(poller.Options{
		Store: kept, Client: options.Client, Engine: b.engine, Answers: b.answers, Log: options.Log,
		Committed: func() { b.sender.Wake(); b.clock.Wake() }, Observer: options.Observer, Now: options.Now, After: options.After,
	})
	return b
}

// Run introduces the bot to Telegram and works until ctx ends; then it stops
// asking for updates at once, sends for at most five seconds what it has decided,
// and returns nil. Any error means that it can't go on.
func (b *Bot) Run(ctx context.Context) error {
	defer b.options.Client.Close()
	return b.run(ctx, b.clock.RunJobs, b.clock.RingAlarms)
}

// run is Run with those who decide by the clock: each works until its context ends.
func (b *Bot) run(ctx context.Context, byClock ...func(context.Context) error) error {
	err := b.options.Store.Update(ctx, b.takeOver)
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
		if err := b.poller.FetchIdentity(deciding); err != nil {
			return ignoreCanceled(err)
		}
		deciders.Go(func() error { b.poller.PublishProfile(deciding); return nil })
		// What is decided by the clock has links to the bot in it, too.
		for _, decider := range append(byClock, b.poller.Poll) {
			deciders.Go(func() error { return ignoreCanceled(decider(deciding)) })
		}
		return nil
	})
	deciders.Go(func() error {
		select {
		case <-deciding.Done():
			return nil
		case <-sendersCtx.Done():
			return errSenderStopped
		}
	})
	decided := deciders.Wait()
	if decided == nil {
		b.drain()
	}
	stopSending()
	b.answers.Close()
	sent := ignoreCanceled(senders.Wait())
	if client.Unauthorised.Is(sent) {
		sent = &poller.TokenError{Err: sent}
	}
	if errors.Is(decided, errSenderStopped) && sent != nil {
		return sent
	}
	return errors.Join(decided, sent)
}

// TokenError is returned by [Bot.Run] when Telegram does not know the token.
type TokenError = poller.TokenError

// takeOver takes over the administrators of the configuration, and records how the
// catalogue's settings have changed.
func (b *Bot) takeOver(tx store.Tx) error {
	now := b.options.Now()
	return b.engine.Act(tx, now, func(turn *dialog.Turn) error {
		if err := b.registry.SyncAdmins(turn, b.options.Admins); err != nil {
			return err
		}
		return rules.RecordSettings(turn.Tx, *b.options.Catalogue, now)
	})
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
		b.options.Log.Info("stopping; the rest of the outbox waits in the store", "waiting", b.sender.Pending())
	}
}

func ignoreCanceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
