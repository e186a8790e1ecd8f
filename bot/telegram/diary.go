package telegram

import (
	"container/heap"
	"time"

	"usynys/store"
)

// appointment is something to look at again later: a row that waits for its time
// where id is set, else a chat that was held or that may be forgotten.
type appointment struct {
	at   time.Time
	chat store.ChatID
	lane store.Lane
	id   uint64
}

// diary holds the appointments, the next one first.
type diary []appointment

func (d *diary) add(a appointment) { heap.Push((*byTime)(d), a) }

// due takes out an appointment whose time has come.
func (d *diary) due(now time.Time) (appointment, bool) {
	if len(*d) == 0 || (*d)[0].at.After(now) {
		return appointment{}, false
	}
	return heap.Pop((*byTime)(d)).(appointment), true
}

// byTime is the diary as container/heap wants it.
type byTime diary

func (b byTime) Len() int           { return len(b) }
func (b byTime) Less(i, j int) bool { return b[i].at.Before(b[j].at) }
func (b byTime) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b *byTime) Push(a any)        { *b = append(*b, a.(appointment)) }
func (b *byTime) Pop() any {
	old := *b
	last := old[len(old)-1]
	*b = old[:len(old)-1]
	return last
}

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
