package poller

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/cenkalti/backoff/v5"

	"usynys/bot/telegram/client"
)

// logEvery is the minimum time between two log lines about the same failing call.
const logEvery = time.Minute

// retryLog has the backoff of one kind of call, and when its failure was last logged.
type retryLog struct {
	call    string
	log     *slog.Logger
	now     func() time.Time
	backoff *backoff.ExponentialBackOff
	pause   time.Duration
	logged  time.Time
}

func (p *Poller) newRetryLog(call string) *retryLog {
	pauses := backoff.NewExponentialBackOff()
	pauses.InitialInterval = 500 * time.Millisecond
	pauses.MaxInterval = 30 * time.Second
	return &retryLog{call: call, log: p.Log, now: p.Now, backoff: pauses}
}

// Fail records a failure, logs it at most once a minute, and returns the pause.
func (r *retryLog) Fail(what string, err error) time.Duration {
	r.pause = r.backoff.NextBackOff()
	if now := r.now(); now.Sub(r.logged) >= logEvery {
		r.logged = now
		r.log.Warn(what, "call", r.call, "error", err)
	}
	return r.pause
}

// Reset records a success.
func (r *retryLog) Reset() {
	if r.pause > 0 {
		r.pause = 0
		r.backoff.Reset()
	}
}

// handlePollError waits if the call should be tried again, and returns an error if not.
func (p *Poller) handlePollError(ctx context.Context, failures *retryLog, err error) error {
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
		p.Log.Warn("a webhook was left behind; it is removed, waiting updates are kept")
		if err := p.Client.DeleteWebhook(ctx); err != nil {
			return p.wait(ctx, failures.Fail("remove the webhook", err))
		}
		return nil
	case client.OtherPoller:
		failures.Fail("another process polls with the same token: stop one of the two", err)
		return p.wait(ctx, max(failures.pause, 5*time.Second))
	case client.Throttled:
		return p.wait(ctx, failure.RetryAfter)
	}
	return p.wait(ctx, failures.Fail("Telegram can't be reached, trying again", err))
}

// TokenError is returned when Telegram does not know the token.
type TokenError struct{ Err error }

func (e *TokenError) Error() string {
	return fmt.Sprintf("Telegram does not know this bot token: copy it again from @BotFather into TELEGRAM_BOT_TOKEN or the file it is read from (%v)", e.Err)
}

func (e *TokenError) Unwrap() error { return e.Err }
