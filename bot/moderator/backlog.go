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

// countBacklog goes through the queue once. It reads no proposal.
func countBacklog(t *dialog.Turn) (backlog, error) {
	b := backlog{kinds: map[subjectKind]load{}, assigned: map[store.PersonID]int{}}
	today := t.Today()
	for place, err := range t.Tx.Queue(store.Submitted, store.QueuePlace{}) {
		if err != nil {
			return b, fmt.Errorf("count what waits: %w", err)
		}
		one := load{All: 1}
		if place.Due < today {
			one.Late = 1
		}
		if place.Urgent() {
			one.Urgent = 1
		}
		key := subjectKind{place.Region, place.Topic}
		b.kinds[key] = b.kinds[key].with(one)
		if place.Assignee != 0 {
			b.assigned[place.Assignee]++
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
