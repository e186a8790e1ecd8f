package sender

import (
	"context"
	"errors"
	"time"

	"usynys/store"
)

// Run sends until the context is done, and returns nil then. It returns an error
// when nothing can be sent any more: Telegram does not know the token, or the
// store failed. It is called once.
func (s *Sender) Run(ctx context.Context) error {
	defer close(s.stopped)
	flights, cancel := context.WithCancel(ctx)
	err := s.loop(flights)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		err = nil
	}
	cancel()
	return s.land(ctx, err)
}

// loop ends with nil when the context is done.
func (s *Sender) loop(ctx context.Context) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	s.window.wake()
	for {
		if err := s.read(ctx); err != nil {
			return err
		}
		s.keepAppointments()
		if err := s.dispatch(ctx); err != nil {
			return err
		}
		s.strikeOff(ctx)
		s.pending.Store(int64(s.queue.held()))
		s.releaseDrains()
		timer.Reset(s.nextAppointment())
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
			s.window.wake()
		case drained := <-s.drains:
			s.window.wake()
			s.draining = append(s.draining, drained)
		case outcome := <-s.outcomes:
			if err := s.arrive(outcome); err != nil {
				return err
			}
		case err := <-s.written:
			if err := s.settle(err); err != nil {
				return err
			}
		case <-timer.C:
		}
	}
}

// land waits for what is on its way, which ends soon since the context of the
// sends is done, and writes down what Telegram has accepted.
func (s *Sender) land(ctx context.Context, err error) error {
	for s.flying > 0 {
		outcome := <-s.outcomes
		s.flying--
		s.unwritten = append(s.unwritten, outcome)
	}
	if s.writing != nil {
		if failed := <-s.written; failed != nil {
			return failed
		}
	}
	var unknown *store.CommitError
	if errors.As(err, &unknown) || len(s.unwritten) == 0 {
		return err
	}
	if failed := s.write(ctx, s.unwritten); failed != nil && err == nil {
		err = failed
	}
	return err
}
