package sender

import (
	"context"
	"time"

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
