package main

import (
	"sync"
	"time"
)

// demoClock is the clock of the demo: the true time, pushed forward. Whoever waits
// by it wakes up at a push, as after a machine was suspended.
type demoClock struct {
	mu     sync.Mutex
	ahead  time.Duration
	pushed chan struct{} // closed at the next push
}

func newDemoClock(ahead time.Duration) *demoClock {
	return &demoClock{ahead: ahead, pushed: make(chan struct{})}
}

// Ahead is how far the clock is ahead of the true time.
func (c *demoClock) Ahead() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ahead
}

// Now is the true time and how far the clock is ahead of it.
func (c *demoClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

// Advance moves the clock forward.
func (c *demoClock) Advance(span time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += span
	close(c.pushed)
	c.pushed = make(chan struct{})
}

// After is time.After, but for a push, which ends the wait: those who wait look at
// the clock again.
func (c *demoClock) After(span time.Duration) <-chan time.Time {
	c.mu.Lock()
	pushed := c.pushed
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
