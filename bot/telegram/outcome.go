package telegram

import (
	"context"
	"errors"
	"time"

	"github.com/cenkalti/backoff/v5"

	"usynys/store"
)

// outcome is what became of a turn.
type outcome struct {
	turn turn
	// write says it to the store; nil if there is nothing to say.
	write func(store.Tx) error
	// again is set when the row is to be tried again, and not before until.
	again bool
	until time.Time
	// accepted and throttled tell what Telegram said.
	accepted, throttled bool
	// fatal ends the sender.
	fatal error
}

// failed decides what comes after a send that failed.
func (s *Sender) failed(turn turn, row store.Outgoing, err error) outcome {
	var failure *Error
	if !errors.As(err, &failure) {
		return outcome{turn: turn, again: true} // The context is done.
	}
	switch {
	case failure.Class == Unauthorised:
		return outcome{turn: turn, again: true, fatal: failure}
	case failure.Class == Throttled:
		s.report(failure)
		again := s.later(turn, row, failure.RetryAfter)
		again.throttled = true
		return again
	case failure.Class.TryAgain():
		s.report(failure)
		return s.later(turn, row, waitAfter(row.Attempts))
	case failure.Class == BadMarkup && !row.Plain:
		s.log.Warn("Telegram did not understand the markup of a message; it goes out without", "error", failure)
		row.Plain = true
		return s.later(turn, row, 0)
	case failure.Class == Unreachable:
		s.log.Info("a chat can't be written to; what waited for it is dropped", "error", failure)
		return outcome{turn: turn, write: func(tx store.Tx) error { return s.unreachable(tx, row.Chat) }}
	}
	s.log.Error("Telegram refused a message for good; it is kept with the dead letters", "error", failure)
	return outcome{turn: turn, write: func(tx store.Tx) error { return s.bury(tx, row, failure) }}
}

// report logs trouble on the way, once a minute: while it lasts every message
// runs into it.
func (s *Sender) report(failure *Error) {
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
	var failure *Error
	if errors.As(err, &failure) {
		return failure.Code
	}
	return 0
}

// arrive takes in what became of a turn. The chat goes on once it is written.
func (s *Sender) arrive(outcome outcome) error {
	s.flying--
	switch {
	case outcome.fatal != nil:
		return outcome.fatal
	case outcome.throttled:
		s.throttle.refused(outcome.turn.chat.id, outcome.until)
	case outcome.accepted:
		s.throttle.accepted()
	}
	if outcome.write == nil {
		s.finish(outcome)
		return nil
	}
	s.unwritten = append(s.unwritten, outcome)
	return nil
}

// finish lets a chat go on.
func (s *Sender) finish(outcome outcome) {
	chat := outcome.turn.chat
	if outcome.until.After(s.now()) {
		s.hold(chat, outcome.until, false)
	}
	s.queue.done(outcome.turn, outcome.again)
	s.forgetIdle(chat)
}

// strikeOff begins to write down what has come back, if no writing is going on.
func (s *Sender) strikeOff(ctx context.Context) {
	if s.writing != nil || len(s.unwritten) == 0 {
		return
	}
	s.writing, s.unwritten = s.unwritten, nil
	batch := s.writing
	go func() { s.written <- s.write(ctx, batch) }()
}

// settle lets the chats go on whose outcome is written down.
func (s *Sender) settle(err error) error {
	batch := s.writing
	s.writing = nil
	if err != nil {
		return err
	}
	for _, outcome := range batch {
		s.finish(outcome)
	}
	s.window.wake() // Rows that strip a keyboard may have been added.
	return nil
}

// releaseDrains ends the waiting of Drain when there is nothing left to do now.
func (s *Sender) releaseDrains() {
	now := s.now()
	_, unread := s.window.next(s.queue)
	ready := s.queue.anyReady() && !s.throttle.closed(now)
	if unread || ready || s.flying > 0 || s.writing != nil || len(s.unwritten) > 0 || s.queue.paced > 0 {
		return
	}
	for _, drained := range s.draining {
		close(drained)
	}
	s.draining = nil
}
