package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"usynys/bot/clock"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/poller"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
	"usynys/store/rules"
)

// drainLimit is how long a stopping bot goes on sending. The rest of the outbox waits in
// the store.
const drainLimit = 5 * time.Second

// Bot is the bot as a whole: the poller and the clock have the engine decide, and the
// sender sends the outbox.
type Bot struct {
	options  Options
	registry *dialog.Registry
	engine   *engine.Engine
	poller   *poller.Poller
	clock    *clock.Clock
	sender   *sender.Sender
	answers  *sender.Answers
}

// New returns a bot, which [Bot.Run] starts.
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

// Run runs the bot until ctx ends. Then it stops polling at once, goes on sending for at
// most five seconds, and returns nil. It returns an error if it can't go on.
func (b *Bot) Run(ctx context.Context) error {
	defer b.options.Client.Close()
	return b.run(ctx, b.clock.RunJobs, b.clock.RingAlarms)
}

// run is Run with the given loops of the clock: each runs until its context ends.
func (b *Bot) run(ctx context.Context, byClock ...func(context.Context) error) error {
	err := b.options.Store.Update(ctx, b.takeOver)
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return nil // told to stop before it began
	case err != nil:
		return fmt.Errorf("take over the configured administrators: %w", err)
	}
	// The sender outlives the deciders, to send their last decisions.
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
		// The clock starts after the identity is known: its messages have links to the bot.
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

// takeOver stores the configured administrators, and records changes of the catalogue's
// settings in the audit log.
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

// Drain waits until everything that can be sent now has been sent. The bot must be
// running.
func (b *Bot) Drain(ctx context.Context) error { return b.sender.Drain(ctx) }

// drain is Drain for at most drainLimit.
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
