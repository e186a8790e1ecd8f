package sender

import "time"

// hold keeps a chat back until a time.
func (s *Sender) hold(chat *chat, until time.Time, paced bool) {
	s.queue.hold(chat, until, paced)
	s.diary.add(appointment{at: until, chat: chat.id})
}

// keepAppointments looks at everything whose time has come.
func (s *Sender) keepAppointments() {
	now := s.now()
	for {
		next, due := s.diary.due(now)
		if !due {
			return
		}
		if next.id != 0 {
			s.queue.join(next.chat, next.lane, next.id)
			continue
		}
		chat, known := s.queue.chats[next.chat]
		if !known {
			continue
		}
		chat.resting = false
		if chat.held && !chat.heldUntil.After(now) {
			s.queue.release(chat)
		}
		s.forgetIdle(chat)
	}
}

// forgetIdle drops a chat of which nothing waits, as soon as its rate no longer
// matters either.
func (s *Sender) forgetIdle(chat *chat) {
	if !chat.idle() || chat.resting {
		return
	}
	now := s.now()
	if rested := s.pace.rested(chat, now); rested.After(now) {
		chat.resting = true
		s.diary.add(appointment{at: rested, chat: chat.id})
		return
	}
	s.queue.forget(chat)
}

// never is longer than any wait: the sender is woken before.
const never = 24 * time.Hour

// nextAppointment is how long there is nothing to do but wait.
func (s *Sender) nextAppointment() time.Duration {
	if _, unread := s.window.next(s.queue); unread {
		return 0
	}
	now := s.now()
	wait := never
	if len(s.diary) > 0 {
		wait = min(wait, s.diary[0].at.Sub(now))
	}
	for _, until := range []time.Time{s.throttle.until, s.pace.until} {
		if until.After(now) {
			wait = min(wait, until.Sub(now))
		}
	}
	return max(wait, 0)
}
