package simulator_test

import (
	"sync/atomic"
	"time"
)

// clock is a clock that only set moves.
type clock struct{ seconds atomic.Int64 }

func (c *clock) now() time.Time { return time.Unix(1_750_000_000+c.seconds.Load(), 0) }

// set moves the clock to a time after its beginning.
func (c *clock) set(since time.Duration) { c.seconds.Store(int64(since / time.Second)) }
