package simulator

import (
	"fmt"
	"slices"
	"time"
)

// Violation is a breach of the Bot API's rules by the bot.
type Violation struct {
	At      time.Time
	Method  string
	Chat    int64
	Problem string
}

func (v Violation) String() string {
	return fmt.Sprintf("%s (chat %d): %s", v.Method, v.Chat, v.Problem)
}

// Violations lists what the bot did wrong so far, oldest first.
func (s *Server) Violations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}

// maxViolations keeps a bot that is wrong in a loop from filling the memory.
const maxViolations = 10_000

// violate records a violation. The lock must be held.
func (s *Server) violate(method string, chat int64, problem string) {
	if len(s.violations) < maxViolations {
		s.violations = append(s.violations, Violation{At: s.now(), Method: method, Chat: chat, Problem: problem})
	}
	s.announce()
}
