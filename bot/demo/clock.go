package demo

import (
	"sync"
	"time"
)

// shiftedClock is the clock of the demo: the true time plus an offset. Advance wakes all
// waits, as the end of a suspension of the machine does.
type shiftedClock struct {
	mu       sync.Mutex
	ahead    time.Duration
	advanced chan struct{} // closed by the next Advance
}

func newShiftedClock(ahead time.Duration) *shiftedClock {
	return &shiftedClock{ahead: ahead, advanced: make(chan struct{})}
}

// Ahead returns how far the clock is ahead of the true time.
func (c *shiftedClock) Ahead() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ahead
}

// Now returns the time of the clock.
func (c *shiftedClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

// Advance moves the clock forward.
func (c *shiftedClock) Advance(span time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += span
	close(c.advanced)
	c.advanced = make(chan struct{})
}

// After is time.After, except that Advance ends the wait.
func (c *shiftedClock) After(span time.Duration) <-chan time.Time {
	c.mu.Lock()
	pushed := c.advanced
	c.mu.Unlock()
	ended := make(chan time.Time, 1)
	timer := time.NewTimer(span)
	go func() {
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-pushed:
		}
		ended <- c.Now()
	}()
	return ended
}
