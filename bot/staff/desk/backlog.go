package desk

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// Backlog counts what waits for a decision, so that it can be narrowed to any scope
// without reading the queue again.
type Backlog struct {
	byRegionTopic map[regionTopic]BacklogCount
	// ByAssignee counts what waits for each assignee.
	ByAssignee map[store.PersonID]int
}

// regionTopic is what a scope distinguishes.
type regionTopic struct{ Region, Topic string }

// BacklogCount counts what waits, and how much of it is late or urgent.
type BacklogCount struct{ All, Late, Urgent int }

func (l BacklogCount) plus(other BacklogCount) BacklogCount {
	return BacklogCount{All: l.All + other.All, Late: l.Late + other.Late, Urgent: l.Urgent + other.Urgent}
}

// CountBacklog reads the counts of the queue.
func CountBacklog(t *dialog.Turn) (Backlog, error) {
	b := Backlog{byRegionTopic: map[regionTopic]BacklogCount{}, ByAssignee: map[store.PersonID]int{}}
	today := t.Today()
	for c, err := range t.Tx.QueueCounts(store.StatusSubmitted) {
		if err != nil {
			return b, fmt.Errorf("count what waits: %w", err)
		}
		some := BacklogCount{All: c.Count}
		if c.Due < today {
			some.Late = c.Count
		}
		if c.Urgent {
			some.Urgent = c.Count
		}
		key := regionTopic{c.Region, c.Topic}
		b.byRegionTopic[key] = b.byRegionTopic[key].plus(some)
		if c.Assignee != 0 {
			b.ByAssignee[c.Assignee] += c.Count
		}
	}
	return b, nil
}

// Within returns the count of what waits within a scope.
func (b Backlog) Within(scope store.Scope) BacklogCount {
	var sum BacklogCount
	for key, one := range b.byRegionTopic {
		if scope.Covers(key.Region, key.Topic) {
			sum = sum.plus(one)
		}
	}
	return sum
}

// EscalationLevels is how many groups of staff are notified of a late proposal, one after
// the other: moderators, coordinators, administrators.
const EscalationLevels = 3
