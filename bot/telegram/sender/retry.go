package sender

import (
	"errors"
	"math/rand/v2"
	"time"

	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/rules"
)

// onFailure is the retry policy: it decides what follows a send that failed.
func (s *Sender) onFailure(next item, row store.OutboxRow, err error) result {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return result{item: next, retry: true} // The context is done.
	}
	s.observer.SendFailed(failure.Class)
	switch {
	case failure.Class == client.Unauthorised:
		return result{item: next, retry: true, fatal: failure}
	case failure.Class == client.Throttled:
		s.warn(failure)
		retry := s.retryAfter(next, row, failure.RetryAfter)
		retry.throttled = true
		return retry
	case failure.Class.TryAgain():
		s.warn(failure)
		return s.retryAfter(next, row, backoff(row.Attempts))
	case failure.Class == client.BadMarkup && !row.PlainText:
		s.log.Warn("Telegram did not understand the markup of a message; it goes out without", "error", failure)
		row.PlainText = true
		return s.retryAfter(next, row, 0)
	case failure.Class == client.Unreachable, failure.Class == client.Muted && row.Chat < 0:
		s.log.Info("a chat can't be written to; what waited for it is dropped", "error", failure)
		return result{item: next, write: func(tx store.Tx) error { return s.onUnreachable(tx, row.Chat, failure.Class) }}
	case failure.Class == client.Migrated && row.Chat < 0 && failure.MigratedTo != row.Chat:
		s.log.Info("a group became a supergroup; what waited for it goes there")
		return result{item: next, write: func(tx store.Tx) error {
			return rules.MigrateGroup(tx, row.Chat, failure.MigratedTo, s.now())
		}}
	}
	if len(row.Message.Files) > 0 && row.Message.Text != "" {
		s.log.Error("a message goes out without its files; they are kept with the dead letters", "error", failure)
		return result{item: next, write: func(tx store.Tx) error { return s.sendWithoutFiles(tx, row, failure) }}
	}
	s.log.Error("Telegram refused a message for good; it is kept with the dead letters", "error", failure)
	return result{item: next, write: func(tx store.Tx) error { return s.deadLetter(tx, row, failure) }}
}

// warn logs a failure that may pass, once a minute: while it lasts, every message
// fails.
func (s *Sender) warn(failure *client.Error) {
	s.warnings.Do(func() { s.log.Warn("sending is delayed", "error", failure, "ambiguous", failure.Ambiguous) })
}

// retryAfter puts a row off. The time and the count of attempts are stored, so that
// they hold after a restart.
func (s *Sender) retryAfter(next item, row store.OutboxRow, wait time.Duration) result {
	row.Attempts++
	row.NotBefore = s.now().UTC().Add(wait)
	return result{
		item: next, retry: true, until: row.NotBefore,
		write: func(tx store.Tx) error { return tx.Reschedule(row) },
	}
}

// The wait before the second attempt, and the longest wait, each before jitter.
const (
	firstBackoff = 750 * time.Millisecond
	maxBackoff   = 45 * time.Second
)

// backoff returns how long to wait after a number of failed attempts: it doubles each
// time up to maxBackoff, with a jitter of a third so that not all chats return at once.
func backoff(attempts int) time.Duration {
	wait := min(firstBackoff<<min(attempts, 10), maxBackoff)
	return wait*2/3 + rand.N(wait*2/3) // #nosec G404 -- jitter is no secret
}

func codeOf(err error) int {
	if failure, ok := errors.AsType[*client.Error](err); ok {
		return failure.Code
	}
	return 0
}
