package sender

import (
	"context"
	"errors"
	"time"

	"usynys/store"
)

// Run sends until the context is done, and returns nil then. It returns an error when
// nothing can be sent any more: Telegram does not know the token, or the store failed.
// It is called once.
func (s *Sender) Run(ctx context.Context) error {
	defer close(s.stopped)
	sends, cancel := context.WithCancel(ctx)
	err := s.loop(sends)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		err = nil
	}
	cancel()
	return s.shutdown(ctx, err)
}

// loop returns nil when the context is done.
func (s *Sender) loop(ctx context.Context) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	s.cursors.wake()
	for {
		s.finishCarried()
		if err := s.readRows(ctx); err != nil {
			return err
		}
		s.fireDue()
		if err := s.dispatch(ctx); err != nil {
			return err
		}
		s.startCommit(ctx)
		s.pending.Store(int64(s.queue.size()))
		s.releaseDrained()
		timer.Reset(s.untilNext())
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
			s.cursors.wake()
		case drained := <-s.drains:
			s.cursors.wake()
			s.draining = append(s.draining, drained)
		case result := <-s.arrived:
			if err := s.onResult(result); err != nil {
				return err
			}
		case err := <-s.committed:
			if err := s.onCommit(err); err != nil {
				return err
			}
		case <-timer.C:
		}
	}
}

// releaseDrained ends the waiting of Drain when there is nothing left to do now.
func (s *Sender) releaseDrained() {
	if len(s.draining) == 0 {
		return
	}
	now := s.now()
	_, unread := s.cursors.next(s.queue)
	ready := s.queue.firstReady() != nil && !s.throttle.active(now)
	if unread || ready || s.inFlight > 0 || s.committing != nil || s.results.open() || s.queue.rateLimited > 0 {
		return
	}
	for _, drained := range s.draining {
		close(drained)
	}
	s.draining = nil
}

// shutdown waits for what is in flight, which ends soon since the context of the sends
// is done, and records what Telegram has accepted.
func (s *Sender) shutdown(ctx context.Context, err error) error {
	for s.inFlight > 0 {
		s.results.add(<-s.arrived)
		s.inFlight--
	}
	if s.committing != nil {
		if failed := <-s.committed; failed != nil {
			return failed
		}
	}
	if _, unknown := errors.AsType[*store.CommitError](err); unknown {
		return err
	}
	if left := s.results.take(); len(left) > 0 {
		if failed := s.commit(ctx, left); failed != nil && err == nil {
			err = failed
		}
	}
	return err
}
