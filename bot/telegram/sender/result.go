package sender

import (
	"sync"
	"time"

	"usynys/store"
)

// result is what became of an item.
type result struct {
	item item
	// write records it in the store; nil if there is nothing to record.
	write func(store.Tx) error
	// retry is set when the row is to be sent again, but not before until.
	retry bool
	until time.Time
	// accepted and throttled say what Telegram answered.
	accepted, throttled bool
	// fatal ends the sender.
	fatal error
}

// commitDelay is how long a result may wait to be recorded in the transaction of the
// next decision. The sync of a commit costs more than all else about a message.
const commitDelay = 50 * time.Millisecond

// results are the results that are not committed yet. Transactions of other goroutines
// take them along, see [Sender.Store].
type results struct {
	mu sync.Mutex
	// waiting are in no transaction, carried were committed by another goroutine.
	waiting, carried []result
	// carrying is how many are in another goroutine's transaction.
	carrying int
	// commitAt is when the waiting ones are committed at the latest. It belongs to Run.
	commitAt time.Time
}

func (r *results) add(added ...result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting = append(r.waiting, added...)
}

// carry removes and returns the waiting results for another goroutine's transaction,
// which ends with onCarried.
func (r *results) carry() []result {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.waiting
	r.waiting = nil
	r.carrying += len(taken)
	return taken
}

// take removes and returns the waiting results.
func (r *results) take() []result {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.waiting
	r.waiting = nil
	return taken
}

// takeCarried removes and returns the results that other goroutines have committed.
func (r *results) takeCarried() []result {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.carried
	r.carried = nil
	return taken
}

// onCarried says whether the transaction that took results along was committed.
func (r *results) onCarried(taken []result, committed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.carrying -= len(taken)
	if committed {
		r.carried = append(r.carried, taken...)
	} else {
		r.waiting = append(r.waiting, taken...)
	}
}

// blocking reports whether results wait, and whether a row waits for one of them.
func (r *results) blocking() (waiting, blocking bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, result := range r.waiting {
		if result.retry || !result.accepted || result.item.stream.mostUrgent() != notReady {
			return true, true
		}
	}
	return len(r.waiting) > 0, false
}

// open reports whether results wait, are in another goroutine's transaction or were
// committed there and not finished yet.
func (r *results) open() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.waiting)+len(r.carried) > 0 || r.carrying > 0
}

// onResult handles what became of an item. Its stream goes on when it is committed.
func (s *Sender) onResult(result result) error {
	s.inFlight--
	switch {
	case result.fatal != nil:
		return result.fatal
	case result.throttled:
		s.throttle.onThrottled(result.item.stream.chat, result.until)
	case result.accepted:
		s.throttle.onAccepted()
	}
	if result.write == nil {
		s.finish(result)
		return nil
	}
	s.results.add(result)
	return nil
}

// finish lets a stream go on.
func (s *Sender) finish(result result) {
	stream := result.item.stream
	if result.until.After(s.now()) {
		s.pause(stream, result.until, false)
	}
	s.queue.finish(result.item, result.retry)
	s.evictIdle(stream)
}

// finishCarried lets the streams go on whose results another goroutine has committed.
func (s *Sender) finishCarried() {
	carried := s.results.takeCarried()
	for _, result := range carried {
		s.finish(result)
	}
	if len(carried) > 0 {
		s.cursors.wake() // Rows that remove a keyboard may have been added.
	}
}
