package messenger

import (
	"context"
	"slices"
	"time"

	"usynys/bot/simulator/botapi"
)

// repeatedOffsetSpan is Telegram's brake for bots that poll in a tight loop.
const repeatedOffsetSpan = 500 * time.Millisecond

// polling is the state of getUpdates between calls.
type polling struct {
	webhook string
	allowed []string // kinds of updates; empty means the default set
	waiter  *waiter  // the long poll in progress

	lastOffset int64
	lastReply  time.Time
}

// waiter is one long poll. The channel updates has room for one signal.
type waiter struct {
	updates  chan struct{}
	replaced chan struct{}
}

func (p *polling) wants(kind string) bool {
	if len(p.allowed) == 0 {
		return !slices.Contains(botapi.KindsOnRequest, kind)
	}
	return slices.Contains(p.allowed, kind)
}

func (p *polling) wake() {
	if p.waiter != nil {
		select {
		case p.waiter.updates <- struct{}{}:
		default:
		}
	}
}

// Poll has the parameters of getUpdates. Allowed is nil when the previous setting
// stays.
type Poll struct {
	Offset  int64
	Limit   int
	Timeout time.Duration
	Allowed []string
}

// Poll performs getUpdates. It takes the lock itself.
func (s *State) Poll(ctx context.Context, poll Poll) ([]Update, *botapi.Error) {
	updates, waiter, err := s.startPoll(poll)
	if err != nil || waiter == nil {
		return updates, err
	}
	timer := time.NewTimer(min(poll.Timeout, s.options.LongPollMax))
	defer timer.Stop()
	for {
		over := false
		select {
		case <-waiter.replaced:
			return nil, botapi.ErrTwoPollers
		case <-waiter.updates:
		case <-timer.C:
			over = true
		case <-ctx.Done():
			over = true
		}
		if updates, done := s.continuePoll(poll, waiter, over); done {
			return updates, nil
		}
	}
}

// startPoll confirms by the offset and returns the updates there are, or a waiter. A
// poll that still waits ends, because of the newer one.
func (s *State) startPoll(poll Poll) ([]Update, *waiter, *botapi.Error) {
	s.Lock()
	defer s.Unlock()
	if s.poll.webhook != "" {
		return nil, nil, botapi.ErrWebhook
	}
	if poll.Allowed != nil {
		s.poll.allowed = poll.Allowed
	}
	if s.poll.waiter != nil {
		close(s.poll.waiter.replaced)
		s.poll.waiter = nil
	}
	if poll.Offset < 0 {
		s.AddViolation("getUpdates", 0, "a negative offset deletes unconfirmed updates")
	}
	s.queue.expire(s.now())
	s.queue.confirm(poll.Offset)
	s.Announce()
	updates := s.queue.head(s.limit(poll))
	if len(updates) > 0 || poll.Timeout <= 0 {
		s.poll.lastOffset, s.poll.lastReply = poll.Offset, s.now()
		return updates, nil, nil
	}
	s.poll.waiter = &waiter{updates: make(chan struct{}, 1), replaced: make(chan struct{})}
	return nil, s.poll.waiter, nil
}

// continuePoll ends a long poll when there are updates or its time is over.
func (s *State) continuePoll(poll Poll, waiter *waiter, over bool) ([]Update, bool) {
	s.Lock()
	defer s.Unlock()
	if s.poll.waiter != waiter {
		// It was replaced: the loop finds its channel closed.
		return nil, false
	}
	s.queue.expire(s.now())
	updates := s.queue.head(s.limit(poll))
	if len(updates) == 0 && !over {
		return nil, false
	}
	s.poll.waiter = nil
	s.poll.lastOffset, s.poll.lastReply = poll.Offset, s.now()
	return updates, true
}

func (s *State) limit(poll Poll) int {
	repeated := !s.poll.lastReply.IsZero() && s.poll.lastOffset == poll.Offset &&
		s.now().Sub(s.poll.lastReply) < repeatedOffsetSpan
	if s.options.ThrottleRepeatedOffset && repeated {
		return 1
	}
	return poll.Limit
}
