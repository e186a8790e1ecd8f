package sender

import (
	"time"

	"golang.org/x/time/rate"
)

// chatBurst is how many messages a chat may get at once. Telegram allows about one a
// second with short bursts (Bot FAQ, "My bot is hitting limits").
const chatBurst = 5

// rateLimiter keeps to the rate of all messages and to that of each stream.
type rateLimiter struct {
	all      *rate.Limiter
	chatRate rate.Limit
	// until is when the rate of all messages allows the next one.
	until time.Time
}

func newRateLimiter(all, chat float64) rateLimiter {
	limiter := rateLimiter{chatRate: perSecond(chat)}
	if perSecond(all) != rate.Inf {
		// A burst is at most a tenth of a second's messages.
		limiter.all = rate.NewLimiter(perSecond(all), max(1, int(all/10)))
	}
	return limiter
}

func perSecond(messages float64) rate.Limit {
	if messages <= 0 {
		return rate.Inf
	}
	return rate.Limit(messages)
}

// exhausted reports whether the rate of all messages has to be waited for.
func (l *rateLimiter) exhausted(now time.Time) bool { return l.until.After(now) }

// allow counts a message and returns now, or returns when to try again.
func (l *rateLimiter) allow(s *stream, now time.Time) time.Time {
	var ofChat *rate.Reservation
	if l.chatRate != rate.Inf {
		ofChat = l.limiterOf(s).ReserveN(now, 1)
		if wait := ofChat.DelayFrom(now); wait > 0 {
			ofChat.CancelAt(now)
			return now.Add(wait)
		}
	}
	if l.all == nil {
		return now
	}
	ofAll := l.all.ReserveN(now, 1)
	if wait := ofAll.DelayFrom(now); wait > 0 {
		ofAll.CancelAt(now)
		if ofChat != nil {
			ofChat.CancelAt(now)
		}
		l.until = now.Add(wait)
		return l.until
	}
	return now
}

// charge counts a call that goes out beside a message. It does not wait: the messages
// after it do.
func (l *rateLimiter) charge(s *stream, now time.Time) {
	if l.chatRate != rate.Inf {
		l.limiterOf(s).ReserveN(now, 1)
	}
	if l.all != nil {
		l.all.ReserveN(now, 1)
	}
}

func (l *rateLimiter) limiterOf(s *stream) *rate.Limiter {
	if s.limiter == nil {
		s.limiter = rate.NewLimiter(l.chatRate, chatBurst)
	}
	return s.limiter
}

// fullAt returns when a stream may have a whole burst again.
func (l *rateLimiter) fullAt(s *stream, now time.Time) time.Time {
	if s.limiter == nil {
		return now
	}
	missing := chatBurst - s.limiter.TokensAt(now)
	return now.Add(time.Duration(missing / float64(l.chatRate) * float64(time.Second)))
}
