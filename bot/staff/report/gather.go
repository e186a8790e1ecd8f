package report

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// digestData is all that digests about a stretch of days are made of.
type digestData struct {
	Days     dayRange
	Entered  []store.EntryCount
	Answered []store.ResponseCount
	Waiting  map[regionTopic]*waitingCount
}

// regionTopic is what a scope tells apart.
type regionTopic struct{ Region, Topic string }

// waitingCount is what waits for a decision. The oldest has the lowest number.
type waitingCount struct {
	Count, Overdue int
	Oldest         store.Seq
}

func (b waitingCount) plus(other waitingCount) waitingCount {
	if b.Oldest == 0 || other.Oldest < b.Oldest {
		b.Oldest = other.Oldest
	}
	b.Count += other.Count
	b.Overdue += other.Overdue
	return b
}

// loadDigestData reads the material for digests about some days.
func loadDigestData(t *dialog.Turn, days dayRange) (digestData, error) {
	m := digestData{Days: days, Waiting: map[regionTopic]*waitingCount{}}
	var err error
	if m.Entered, err = t.Tx.EntryCounts(days.weekBefore().First, days.Last); err != nil {
		return m, fmt.Errorf("read the counts of the digest: %w", err)
	}
	if m.Answered, err = t.Tx.ResponseCounts(days.First, days.Last); err != nil {
		return m, fmt.Errorf("read the answer times of the digest: %w", err)
	}
	for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{}) {
		if err != nil {
			return m, fmt.Errorf("count what waits: %w", err)
		}
		m.countWaiting(place, t.Today())
	}
	return m, nil
}

// countWaiting counts a waiting proposal.
func (m digestData) countWaiting(place store.QueueEntry, today store.Date) {
	key := regionTopic{place.Region, place.Topic}
	if m.Waiting[key] == nil {
		m.Waiting[key] = &waitingCount{}
	}
	one := waitingCount{Count: 1, Oldest: place.Seq}
	if place.Due < today {
		one.Overdue = 1
	}
	*m.Waiting[key] = m.Waiting[key].plus(one)
}
