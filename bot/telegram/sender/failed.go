package sender

import (
	"errors"
	"time"

	"github.com/cenkalti/backoff/v5"

	"usynys/bot/telegram/client"
	"usynys/store"
)

// failed decides what comes after a send that failed.
func (s *Sender) failed(turn turn, row store.Outgoing, err error) outcome {
	var failure *client.Error
	if !errors.As(err, &failure) {
		return outcome{turn: turn, again: true} // The context is done.
	}
	s.observer.SendFailed(failure.Class)
	switch {
	case failure.Class == client.Unauthorised:
		return outcome{turn: turn, again: true, fatal: failure}
	case failure.Class == client.Throttled:
		s.report(failure)
		again := s.later(turn, row, failure.RetryAfter)
		again.throttled = true
		return again
	case failure.Class.TryAgain():
		s.report(failure)
		return s.later(turn, row, waitAfter(row.Attempts))
	case failure.Class == client.BadMarkup && !row.Plain:
		s.log.Warn("Telegram did not understand the markup of a message; it goes out without", "error", failure)
		row.Plain = true
		return s.later(turn, row, 0)
	case failure.Class == client.Unreachable, failure.Class == client.Muted && row.Chat < 0:
		s.log.Info("a chat can't be written to; what waited for it is dropped", "error", failure)
		return outcome{turn: turn, write: func(tx store.Tx) error { return s.unreachable(tx, row.Chat, failure.Class) }}
	case failure.Class == client.Migrated && row.Chat < 0 && failure.MigratedTo != row.Chat:
		s.log.Info("a group became a supergroup; what waited for it goes there")
		return outcome{turn: turn, write: func(tx store.Tx) error {
			return store.MoveGroup(tx, row.Chat, failure.MigratedTo, s.now())
		}}
	}
	s.log.Error("Telegram refused a message for good; it is kept with the dead letters", "error", failure)
	return outcome{turn: turn, write: func(tx store.Tx) error { return s.bury(tx, row, failure) }}
}

// report logs trouble on the way, once a minute: while it lasts every message
// runs into it.
func (s *Sender) report(failure *client.Error) {
	s.trouble.Do(func() { s.log.Warn("sending is delayed", "error", failure, "ambiguous", failure.Ambiguous) })
}

// later puts a row off. When and how often is kept, for after a restart.
func (s *Sender) later(turn turn, row store.Outgoing, wait time.Duration) outcome {
	row.Attempts++
	row.NotBefore = s.now().UTC().Add(wait)
	return outcome{
		turn: turn, again: true, until: row.NotBefore,
		write: func(tx store.Tx) error { return tx.Reschedule(row) },
	}
}

// waitAfter is how long to wait after a number of failed tries: from about half a
// second up to a minute, by chance so that not everybody comes back at once.
func waitAfter(attempts int) time.Duration {
	pause := backoff.ExponentialBackOff{
		InitialInterval: 750 * time.Millisecond, Multiplier: 2, MaxInterval: 45 * time.Second, RandomizationFactor: 1. / 3,
	}
	for range min(attempts, 10) {
		pause.NextBackOff()
	}
	return pause.NextBackOff()
}

func codeOf(err error) int {
	if failure, ok := errors.AsType[*client.Error](err); ok {
		return failure.Code
	}
	return 0
}
