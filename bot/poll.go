package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cenkalti/backoff/v5"

	"usynys/bot/crash"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// complainEvery is how often a trouble that lasts is logged.
const complainEvery = time.Minute

// poll asks Telegram for updates and handles them, until ctx ends. Telegram
// forgets an update only when the next one is asked for, and that is asked only
// after the commit, so that a crash anywhere brings the update again.
func (b *Bot) poll(ctx context.Context) error {
	trouble := b.newTrouble("poll")
	first := int64(0)
	for ctx.Err() == nil {
		offset, err := b.nextOffset(ctx)
		if err != nil {
			return ignoreCanceled(err)
		}
		crash.At(crash.BeforePoll)
		raws, err := b.client.GetUpdates(ctx, offset)
		if err != nil {
			if err := b.endure(ctx, trouble, err); err != nil {
				return ignoreCanceled(err)
			}
			continue
		}
		trouble.over()
		b.observer.Polled()
		if len(raws) == 0 {
			continue
		}
		crash.At(crash.AfterPoll)
		before := first
		if first, err = b.handle(ctx, raws); err != nil {
			return ignoreCanceled(err)
		}
		if first == before {
			// Telegram brings again what was confirmed, as it may after its numbers have
			// started anew: nobody runs in circles.
			if err := b.wait(ctx, time.Second); err != nil {
				return ignoreCanceled(err)
			}
		}
	}
	return nil
}

func (b *Bot) nextOffset(ctx context.Context) (offset int64, err error) {
	err = b.store.View(ctx, func(r store.Reader) error {
		offset, err = r.NextOffset()
		return err
	})
	return offset, err
}

// endure decides what to do about a failed call: wait and try again, or give up
// with an error that says what is wrong.
func (b *Bot) endure(ctx context.Context, trouble *trouble, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var failure *client.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Class {
	case client.Unauthorised:
		return &TokenError{Err: err}
	case client.WebhookSet:
		b.log.Warn("a webhook was left behind; it is removed, waiting updates are kept")
		if err := b.client.DeleteWebhook(ctx); err != nil {
			return b.wait(ctx, trouble.strike("remove the webhook", err))
		}
		return nil
	case client.OtherPoller:
		trouble.strike("another process polls with the same token: stop one of the two", err)
		return b.wait(ctx, max(trouble.pause, 5*time.Second))
	case client.Throttled:
		return b.wait(ctx, failure.RetryAfter)
	}
	return b.wait(ctx, trouble.strike("Telegram can't be reached, trying again", err))
}

// TokenError is returned by [Bot.Run] when Telegram does not know the token.
type TokenError struct{ Err error }

func (e *TokenError) Error() string {
	return fmt.Sprintf("Telegram does not know this bot token: copy it anew from @BotFather into TELEGRAM_BOT_TOKEN or the file it is read from (%v)", e.Err)
}

func (e *TokenError) Unwrap() error { return e.Err }

func (b *Bot) wait(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-b.after(span):
		return nil
	}
}

// trouble is a run of failures of one kind of call: how long to pause, and when
// it was last complained of.
type trouble struct {
	bot     *Bot
	call    string
	backoff *backoff.ExponentialBackOff
	pause   time.Duration
	logged  time.Time
}

func (b *Bot) newTrouble(call string) *trouble {
	pauses := backoff.NewExponentialBackOff()
	pauses.InitialInterval = 500 * time.Millisecond
	pauses.MaxInterval = 30 * time.Second
	return &trouble{bot: b, call: call, backoff: pauses}
}

// strike notes a failure, logs it at most once a minute, and says how long to
// pause.
func (t *trouble) strike(what string, err error) time.Duration {
	t.pause = t.backoff.NextBackOff()
	if now := t.bot.now(); now.Sub(t.logged) >= complainEvery {
		t.logged = now
		t.bot.log.Warn(what, "call", t.call, "error", err)
	}
	return t.pause
}

func (t *trouble) over() {
	if t.pause > 0 {
		t.pause = 0
		t.backoff.Reset()
	}
}
