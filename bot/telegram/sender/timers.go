package sender

import "time"

// pause keeps a stream from being served until a time.
func (s *Sender) pause(stream *stream, until time.Time, rateLimited bool) {
	s.queue.pause(stream, until, rateLimited)
	s.timers.add(timer{at: until, stream: stream.streamID})
}

// fireDue handles all timers whose time has come.
func (s *Sender) fireDue() {
	now := s.now()
	for {
		due, ok := s.timers.popDue(now)
		if !ok {
			return
		}
		if due.row != 0 {
			s.queue.insert(s.queue.stream(due.stream), due.lane, due.row)
			continue
		}
		stream, known := s.queue.streams[due.stream]
		if !known {
			continue
		}
		stream.evicting = false
		if stream.paused && !stream.pausedUntil.After(now) {
			s.queue.resume(stream)
		}
		s.evictIdle(stream)
	}
}

// evictIdle forgets a stream without rows, as soon as its rate limit is at rest too.
func (s *Sender) evictIdle(stream *stream) {
	if !stream.idle() || stream.evicting {
		return
	}
	now := s.now()
	if full := s.limits.fullAt(stream, now); full.After(now) {
		stream.evicting = true
		s.timers.add(timer{at: full, stream: stream.streamID})
		return
	}
	s.queue.forget(stream)
}

// maxSleep bounds a sleep that nothing else bounds.
const maxSleep = 24 * time.Hour

// untilNext returns how long there is nothing to do unless the sender is woken.
func (s *Sender) untilNext() time.Duration {
	if _, unread := s.cursors.next(s.queue); unread {
		return 0
	}
	now := s.now()
	wait := maxSleep
	if len(s.timers) > 0 {
		wait = min(wait, s.timers[0].at.Sub(now))
	}
	for _, until := range []time.Time{s.throttle.until, s.limits.until} {
		if until.After(now) {
			wait = min(wait, until.Sub(now))
		}
	}
	if at := s.results.commitAt; !at.IsZero() && s.committing == nil {
		wait = min(wait, time.Until(at))
	}
	return max(wait, 0)
}
