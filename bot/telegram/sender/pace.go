package sender

import (
	"time"

	"golang.org/x/time/rate"
)

// chatBurst is how many messages a chat may get at once. Telegram allows about
// one a second with short bursts.
const chatBurst = 5

// pace keeps to the rates, in all and of each chat.
type pace struct {
	all      *rate.Limiter
	chatRate rate.Limit
	// until is when the next message may leave.
	until time.Time
}

func newPace(all, chat float64) pace {
	p := pace{chatRate: limit(chat)}
	if limit(all) != rate.Inf {
		// Small bursts only: a tenth of a second's worth.
		p.all = rate.NewLimiter(limit(all), max(1, int(all/10)))
	}
	return p
}

func limit(perSecond float64) rate.Limit {
	if perSecond <= 0 {
		return rate.Inf
	}
	return rate.Limit(perSecond)
}

// closed reports whether the rate of all has to be waited for.
func (p *pace) closed(now time.Time) bool { return p.until.After(now) }

// admit counts a message to a chat, or says when it may be tried again.
func (p *pace) admit(chat *chat, now time.Time) time.Time {
	var ofChat *rate.Reservation
	if p.chatRate != rate.Inf {
		if chat.limiter == nil {
			chat.limiter = rate.NewLimiter(p.chatRate, chatBurst)
		}
		ofChat = chat.limiter.ReserveN(now, 1)
		if wait := ofChat.DelayFrom(now); wait > 0 {
			ofChat.CancelAt(now)
			return now.Add(wait)
		}
	}
	if p.all == nil {
		return now
	}
	ofAll := p.all.ReserveN(now, 1)
	if wait := ofAll.DelayFrom(now); wait > 0 {
		ofAll.CancelAt(now)
		if ofChat != nil {
			ofChat.CancelAt(now)
		}
		p.until = now.Add(wait)
		return p.until
	}
	return now
}

// rested is when a chat's rate no longer matters, so that it may be forgotten.
func (p *pace) rested(chat *chat, now time.Time) time.Time {
	if chat.limiter == nil {
		return now
	}
	missing := chatBurst - chat.limiter.TokensAt(now)
	return now.Add(time.Duration(missing / float64(p.chatRate) * float64(time.Second)))
}
