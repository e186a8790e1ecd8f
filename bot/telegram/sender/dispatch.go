package sender

import (
	"context"
	"fmt"

	"usynys/store"
)

// readRows reads a page of the outbox where there may be new rows.
func (s *Sender) readRows(ctx context.Context) error {
	after, wanted := s.cursors.next(s.queue)
	if !wanted {
		return nil
	}
	var page []store.OutboxRow
	err := s.view(ctx, func(reader store.Reader) (err error) {
		page, err = reader.Outbox(after, pageSize)
		return err
	})
	if err != nil {
		return err
	}
	for _, row := range s.cursors.advance(s.queue, after, page) {
		s.accept(row)
	}
	return nil
}

// accept queues a row, at once or when its time comes. A row that has failed before
// pauses its stream until then, since it was the next one there.
func (s *Sender) accept(row store.OutboxRow) {
	lane, id := laneOf(row), streamOf(row)
	early := row.NotBefore.After(s.now())
	switch {
	case early && row.Attempts == 0:
		s.queue.reserve(lane)
		s.timers.add(timer{at: row.NotBefore, stream: id, lane: lane, row: row.ID})
		return
	case early:
		s.pause(s.queue.stream(id), row.NotBefore, false)
	}
	if len(s.prefetched) < maxPrefetched {
		s.prefetched[row.ID] = row
	}
	s.queue.add(id, lane, row.ID)
}

// dispatch starts the sends of the streams whose turn it is. One view serves them all.
func (s *Sender) dispatch(ctx context.Context) error {
	if !s.maySend() {
		return nil
	}
	return s.view(ctx, func(reader store.Reader) error {
		for s.maySend() {
			if err := s.dispatchNext(ctx, reader); err != nil {
				return err
			}
		}
		return nil
	})
}

// maySend reports whether a row is ready and may be sent now.
func (s *Sender) maySend() bool {
	now := s.now()
	return s.inFlight < s.parallel && !s.throttle.active(now) && !s.limits.exhausted(now) && s.queue.firstReady() != nil
}

func (s *Sender) dispatchNext(ctx context.Context, reader store.Reader) error {
	now, next := s.now(), s.queue.firstReady().next()
	delivery, pending, err := s.load(reader, next.id)
	if err != nil {
		return err
	}
	if pending {
		if until := s.limits.allow(next.stream, now); until.After(now) {
			s.prefetched[next.id] = delivery.row
			if !s.limits.exhausted(now) {
				s.pause(next.stream, until, true)
			}
			return nil
		}
		if delivery.replaces() != 0 {
			s.limits.charge(next.stream, now)
		}
		for range len(delivery.row.Message.Files) - 1 {
			s.limits.charge(next.stream, now) // Each message of an album counts.
		}
	}
	s.queue.start(next)
	if !pending {
		s.finish(result{item: next})
		return nil
	}
	s.inFlight++
	go func() { s.arrived <- s.deliver(ctx, next, delivery) }()
	return nil
}

// view reads from the store.
func (s *Sender) view(ctx context.Context, read func(store.Reader) error) error {
	if err := s.store.View(ctx, read); err != nil {
		return fmt.Errorf("read outbox: %w", err)
	}
	return nil
}
