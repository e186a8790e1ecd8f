package sender

import (
	"container/heap"
	"time"

	"usynys/store"
)

// timer is something to look at later: a row with its own time where row is set, else
// a stream that is paused or to be forgotten.
type timer struct {
	at     time.Time
	stream streamID
	lane   store.Lane
	row    uint64
}

// timers are the pending timers, the next one first.
type timers []timer

func (t *timers) add(added timer) { heap.Push((*byTime)(t), added) }

// popDue removes and returns a timer whose time has come.
func (t *timers) popDue(now time.Time) (timer, bool) {
	if len(*t) == 0 || (*t)[0].at.After(now) {
		return timer{}, false
	}
	return heap.Pop((*byTime)(t)).(timer), true
}

// byTime implements heap.Interface.
type byTime timers

func (b byTime) Len() int           { return len(b) }
func (b byTime) Less(i, j int) bool { return b[i].at.Before(b[j].at) }
func (b byTime) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }
func (b *byTime) Push(added any)    { *b = append(*b, added.(timer)) }
func (b *byTime) Pop() any {
	old := *b
	last := old[len(old)-1]
	*b = old[:len(old)-1]
	return last
}
