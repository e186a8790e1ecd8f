package sender

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
