package report

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// digestData is all that digests about a stretch of days are made of.
type digestData struct {
	Days     dayRange
	Today    store.Date
	Entered  []store.EntryCount
	Answered []store.ResponseCount
	Waiting  []store.QueueCount
}

// waitingCount is how many proposals wait for a decision and how many of them are late.
type waitingCount struct {
	Count, Overdue int
	// groups are where in the queue they stand.
	groups map[waitingGroup]bool
}

// waitingGroup is a stretch of the queue in which the lowest number comes first.
type waitingGroup struct {
	Tier store.Tier
	Due  store.Date
}

// loadDigestData reads the material for digests about some days.
func loadDigestData(t *dialog.Turn, days dayRange) (digestData, error) {
	m := digestData{Days: days, Today: t.Today()}
	var err error
	if m.Entered, err = t.Tx.EntryCounts(days.weekBefore().First, days.Last); err != nil {
		return m, fmt.Errorf("read the counts of the digest: %w", err)
	}
	if m.Answered, err = t.Tx.ResponseCounts(days.First, days.Last); err != nil {
		return m, fmt.Errorf("read the answer times of the digest: %w", err)
	}
	for c, err := range t.Tx.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return m, fmt.Errorf("count what waits: %w", err)
		}
		m.Waiting = append(m.Waiting, c)
	}
	return m, nil
}

// waitingWithin counts what waits within a scope.
func (m digestData) waitingWithin(scope store.Scope) waitingCount {
	w := waitingCount{groups: map[waitingGroup]bool{}}
	for _, c := range m.Waiting {
		if !scope.Covers(c.Region, c.Topic) {
			continue
		}
		w.Count += c.Count
		if c.Due < m.Today {
			w.Overdue += c.Count
		}
		if c.Urgent {
			w.groups[waitingGroup{store.TierUrgent, c.Due}] = true
			continue
		}
		w.groups[waitingGroup{store.TierAnswered, c.Due}] = true
		w.groups[waitingGroup{store.TierOther, c.Due}] = true
	}
	return w
}

// oldest returns the lowest number of what waits within a scope, of which there must be
// some. It reads each group up to the first within the scope.
func (w waitingCount) oldest(t *dialog.Turn, scope store.Scope) (lowest store.Seq, err error) {
	for group := range w.groups {
		for place, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{Tier: group.Tier, Day: group.Due}) {
			if err != nil {
				return 0, fmt.Errorf("look for the oldest that waits: %w", err)
			}
			if place.Tier != group.Tier || place.Due != group.Due {
				break
			}
			if scope.Covers(place.Region, place.Topic) {
				if lowest == 0 || place.Seq < lowest {
					lowest = place.Seq
				}
				break
			}
		}
	}
	return lowest, nil
}
