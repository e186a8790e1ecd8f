package simulator

import (
	"context"
	"errors"
	"fmt"
)

var errClosed = errors.New("the server is closed")

// Wait returns when the condition holds. The condition is evaluated at once and
// again after every change (a message, an edit, a call, a press, an update
// confirmed); it may call any method of the server but Wait.
func (s *Server) Wait(ctx context.Context, condition func() bool) error {
	for {
		// Subscribing before looking means that no change falls in between.
		changed := s.subscribe()
		if condition() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("simulator: the condition did not come true: %w", ctx.Err())
		case <-s.closing.Done():
			return fmt.Errorf("simulator: the condition did not come true: %w", errClosed)
		}
	}
}

// Changed is closed at the next change. Who takes it before looking at the state
// misses nothing.
func (s *Server) Changed() <-chan struct{} { return s.subscribe() }

func (s *Server) subscribe() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.changed
}

// announce tells the waiters that something changed. The lock must be held.
func (s *Server) announce() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}
