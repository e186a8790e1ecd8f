package simulator

import (
	"context"
	"errors"
	"fmt"

	"usynys/bot/simulator/messenger"
)

var errClosed = errors.New("the server is closed")

// Wait returns when the condition holds. The condition is evaluated at once and after
// every change (a message, an edit, a call, a press, an update confirmed); it may
// call any method of the server except Wait.
func (s *Server) Wait(ctx context.Context, condition func() bool) error {
	for {
		// No change is missed, because the channel comes before the look.
		changed := s.Changed()
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

// Changed returns a channel that is closed at the next change. Take it before you look
// at the state, and you miss no change.
func (s *Server) Changed() <-chan struct{} {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Changed()
}

// Violation is a mistake that a correct bot never makes.
type Violation = messenger.Violation

// Violations returns the mistakes of the bot, oldest first.
func (s *Server) Violations() []Violation {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Violations()
}
