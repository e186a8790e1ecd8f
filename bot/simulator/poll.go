package simulator

import (
	"context"
	"slices"
	"time"
)

// polling is the state of getUpdates between calls.
type polling struct {
	webhook string
	allowed []string // nil: the default set
	waiter  *waiter  // the long poll in progress

	lastOffset int64
	lastReply  time.Time
}

// waiter is one long poll. News has room for one signal.
type waiter struct {
	news     chan struct{}
	replaced chan struct{}
}

func (p *polling) wants(kind string) bool {
	if len(p.allowed) == 0 {
		return !slices.Contains(kindsByRequest, kind)
	}
	return slices.Contains(p.allowed, kind)
}

func (p *polling) wake() {
	if p.waiter != nil {
		select {
		case p.waiter.news <- struct{}{}:
		default:
		}
	}
}

// waitForUpdates is getUpdates.
func waitForUpdates(ctx context.Context, s *Server, req *request) (any, *failure) {
	updates, waiter, failed := s.startPoll(req)
	if failed != nil || waiter == nil {
		return updates, failed
	}
	timeout := min(time.Duration(req.integer("timeout"))*time.Second, s.options.LongPollMax)
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for {
		over := false
		select {
		case <-waiter.replaced:
			return nil, errTwoPollers
		case <-waiter.news:
		case <-timer.C:
			over = true
		case <-ctx.Done():
			over = true
		}
		if updates, done := s.continuePoll(req, waiter, over); done {
			return updates, nil
		}
	}
}

// startPoll confirms by the offset and answers at once when it can. A poll that
// still waits gives way to the newer one.
func (s *Server) startPoll(req *request) ([]rawUpdate, *waiter, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.poll.webhook != "" {
		return nil, nil, errWebhook
	}
	if failed := s.applyPollSettings(req); failed != nil {
		return nil, nil, failed
	}
	if s.poll.waiter != nil {
		close(s.poll.waiter.replaced)
		s.poll.waiter = nil
	}
	offset := req.integer("offset")
	if offset < 0 {
		s.violate(req.method, 0, "a negative offset deletes unconfirmed updates")
	}
	s.queue.expire(s.now())
	s.queue.confirm(offset)
	s.announce()
	updates := s.queue.head(s.pollLimit(req))
	if len(updates) > 0 || req.integer("timeout") <= 0 {
		s.poll.lastOffset, s.poll.lastReply = offset, s.now()
		return updates, nil, nil
	}
	s.poll.waiter = &waiter{news: make(chan struct{}, 1), replaced: make(chan struct{})}
	return nil, s.poll.waiter, nil
}

// continuePoll ends a long poll when there are updates or its time is over.
func (s *Server) continuePoll(req *request, waiter *waiter, over bool) ([]rawUpdate, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.poll.waiter != waiter {
		// Replaced meanwhile: the loop finds its replaced channel closed.
		return nil, false
	}
	s.queue.expire(s.now())
	updates := s.queue.head(s.pollLimit(req))
	if len(updates) == 0 && !over {
		return nil, false
	}
	s.poll.waiter = nil
	s.poll.lastOffset, s.poll.lastReply = req.integer("offset"), s.now()
	return updates, true
}
