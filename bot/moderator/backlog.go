package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// backlog is what waits for a decision, counted so that it can be cut to any
// scope without going through the queue again.
type backlog struct {
	kinds map[subjectKind]load
	// assigned is how many proposals wait for whom in particular.
	assigned map[store.PersonID]int
}

// subjectKind is what a scope tells apart.
type subjectKind struct{ Region, Topic string }

// load is how many proposals wait, and how many of them are late or urgent.
type load struct{ All, Late, Urgent int }

func (l load) with(other load) load {
	return load{All: l.All + other.All, Late: l.Late + other.Late, Urgent: l.Urgent + other.Urgent}
}

// countBacklog reads the counts of the queue.
func countBacklog(t *dialog.Turn) (backlog, error) {
	b := backlog{kinds: map[subjectKind]load{}, assigned: map[store.PersonID]int{}}
	today := t.Today()
	for c, err := range t.Tx.QueueCounts(store.Submitted) {
		if err != nil {
			return b, fmt.Errorf("count what waits: %w", err)
		}
		some := load{All: c.Count}
		if c.Due < today {
			some.Late = c.Count
		}
		if c.Urgent {
			some.Urgent = c.Count
		}
		key := subjectKind{c.Region, c.Topic}
		b.kinds[key] = b.kinds[key].with(some)
		if c.Assignee != 0 {
			b.assigned[c.Assignee] += c.Count
		}
	}
	return b, nil
}

// within is what waits within a scope.
func (b backlog) within(scope store.Scope) load {
	var sum load
	for key, one := range b.kinds {
		if scope.Covers(key.Region, key.Topic) {
			sum = sum.with(one)
		}
	}
	return sum
}
