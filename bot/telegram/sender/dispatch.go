package sender

import (
	"context"
	"fmt"
	"time"

	"usynys/store"
)

// read takes in a page of the outbox where there may be something new.
func (s *Sender) read(ctx context.Context) error {
	after, wanted := s.window.next(s.queue)
	if !wanted {
		return nil
	}
	var page []store.Outgoing
	err := s.view(ctx, func(reader store.Reader) (err error) {
		page, err = reader.Outbox(after, pageSize)
		return err
	})
	if err != nil {
		return err
	}
	for _, row := range s.window.take(s.queue, after, page) {
		s.accept(row)
	}
	return nil
}

// accept puts a row in line, at once or when its time comes. Time given by a
// failed try holds up the whole chat, since the row was the chat's next.
func (s *Sender) accept(row store.Outgoing) {
	lane := laneOf(row)
	early := row.NotBefore.After(s.now())
	switch {
	case early && row.Attempts == 0:
		s.queue.park(lane)
		s.diary.add(appointment{at: row.NotBefore, chat: row.Chat, lane: lane, id: row.ID})
		return
	case early:
		s.hold(s.queue.chat(row.Chat), row.NotBefore, false)
	}
	if len(s.fresh) < freshRows {
		s.fresh[row.ID] = row
	}
	s.queue.add(row.Chat, lane, row.ID)
}

// dispatch starts sends for the chats whose turn it is.
func (s *Sender) dispatch(ctx context.Context) error {
	now := s.now()
	for s.flying < parallelSends && !s.throttle.closed(now) && !s.pace.closed(now) {
		chat := s.queue.first()
		if chat == nil {
			return nil
		}
		turn := chat.next()
		delivery, waits, err := s.load(ctx, turn.id)
		if err != nil {
			return err
		}
		if waits && !s.admit(chat, now) {
			continue
		}
		s.queue.begin(turn)
		if !waits {
			s.finish(outcome{turn: turn})
			continue
		}
		s.flying++
		go func() { s.outcomes <- s.deliver(ctx, turn, delivery) }()
	}
	return nil
}

// admit reports whether the rates allow a message to a chat now. If not, they are
// waited for.
func (s *Sender) admit(chat *chat, now time.Time) bool {
	until := s.pace.admit(chat, now)
	if !until.After(now) {
		return true
	}
	if !s.pace.closed(now) {
		s.hold(chat, until, true)
	}
	return false
}

// view reads from the store.
func (s *Sender) view(ctx context.Context, read func(store.Reader) error) error {
	if err := s.store.View(ctx, read); err != nil {
		return fmt.Errorf("read outbox: %w", err)
	}
	return nil
}
