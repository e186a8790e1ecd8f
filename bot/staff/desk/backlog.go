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
	// stretches has the regions and topics in each stretch of the queue.
	stretches map[stretch]map[regionTopic]bool
	// ByAssignee counts what waits for each assignee.
	ByAssignee map[store.PersonID]int
}

// regionTopic is what a scope distinguishes.
type regionTopic struct{ Region, Topic string }

// stretch is a part of the queue that is sorted by number.
type stretch struct {
	tier store.Tier
	due  store.Date
}

// BacklogCount counts what waits, and how much of it is late or urgent.
type BacklogCount struct{ All, Late, Urgent int }

func (l BacklogCount) plus(other BacklogCount) BacklogCount {
	return BacklogCount{All: l.All + other.All, Late: l.Late + other.Late, Urgent: l.Urgent + other.Urgent}
}

// CountBacklog reads the counts of the queue.
func CountBacklog(t *dialog.Turn) (Backlog, error) {
	b := Backlog{
		byRegionTopic: map[regionTopic]BacklogCount{}, stretches: map[stretch]map[regionTopic]bool{}, ByAssignee: map[store.PersonID]int{},
	}
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
		b.addStretches(c, key)
		if c.Assignee != 0 {
			b.ByAssignee[c.Assignee] += c.Count
		}
	}
	return b, nil
}

// addStretches notes where in the queue there are proposals of a region and topic.
func (b Backlog) addStretches(c store.QueueCount, key regionTopic) {
	tiers := []store.Tier{store.TierAnswered, store.TierOther}
	if c.Urgent {
		tiers = []store.Tier{store.TierUrgent}
	}
	for _, tier := range tiers {
		at := stretch{tier, c.Due}
		if b.stretches[at] == nil {
			b.stretches[at] = map[regionTopic]bool{}
		}
		b.stretches[at][key] = true
	}
}

// Oldest returns the lowest number of what waits within a scope, 0 if nothing does. It
// reads each stretch of the queue up to the first proposal within the scope.
func (b Backlog) Oldest(t *dialog.Turn, scope store.Scope) (oldest store.Seq, err error) {
	for at, keys := range b.stretches {
		for key := range keys {
			if !scope.Covers(key.Region, key.Topic) {
				continue
			}
			first, err := firstOf(t, at, scope)
			if err != nil {
				return 0, fmt.Errorf("look for what has waited longest: %w", err)
			}
			if oldest == 0 || first != 0 && first < oldest {
				oldest = first
			}
			break
		}
	}
	return oldest, nil
}

// firstOf returns the first number of a stretch within a scope, 0 if there is none.
func firstOf(t *dialog.Turn, at stretch, scope store.Scope) (store.Seq, error) {
	for entry, err := range t.Tx.Queue(store.QueueFilter{Status: store.StatusSubmitted}, store.QueueOrder{Tier: at.tier, Day: at.due}) {
		switch {
		case err != nil:
			return 0, err
		case entry.Tier != at.tier || entry.Due != at.due:
			return 0, nil
		case scope.Covers(entry.Region, entry.Topic):
			return entry.Seq, nil
		}
	}
	return 0, nil
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
