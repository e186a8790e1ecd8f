package coordinator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// material is all that digests about a stretch of days are made of.
type material struct {
	Days     stretch
	Entered  []store.Entered
	Answered []store.Answered
	Waiting  map[cell]*backlog
}

// cell is what a scope tells apart.
type cell struct{ Region, Topic string }

// backlog is what waits for a decision. The oldest has the lowest number.
type backlog struct {
	Count, Overdue int
	Oldest         store.Seq
}

func (b backlog) with(other backlog) backlog {
	if b.Oldest == 0 || other.Oldest < b.Oldest {
		b.Oldest = other.Oldest
	}
	b.Count += other.Count
	b.Overdue += other.Overdue
	return b
}

// gather reads the material for digests about some days.
func gather(t *dialog.Turn, days stretch) (material, error) {
	m := material{Days: days, Waiting: map[cell]*backlog{}}
	var err error
	if m.Entered, err = t.Tx.Entered(days.weekBefore().First, days.Last); err != nil {
		return m, fmt.Errorf("read the counts of the digest: %w", err)
	}
	if m.Answered, err = t.Tx.Answered(days.First, days.Last); err != nil {
		return m, fmt.Errorf("read the answer times of the digest: %w", err)
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.Submitted}, store.QueueOrder{}) {
		if err != nil {
			return m, fmt.Errorf("count what waits: %w", err)
		}
		m.wait(place, t.Today())
	}
	return m, nil
}

// wait counts a waiting proposal.
func (m material) wait(place store.QueuePlace, today store.Date) {
	key := cell{place.Region, place.Topic}
	if m.Waiting[key] == nil {
		m.Waiting[key] = &backlog{}
	}
	one := backlog{Count: 1, Oldest: place.Seq}
	if place.Due < today {
		one.Overdue = 1
	}
	*m.Waiting[key] = m.Waiting[key].with(one)
}
