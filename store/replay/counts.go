package replay

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"usynys/store"
)

// take removes a count and returns it.
func take[K comparable](counts map[K]uint64, key K) uint64 {
	count := counts[key]
	delete(counts, key)
	return count
}

// CheckProposal compares a proposal with its story, and counts it.
func (r *Replay) CheckProposal(p *store.Proposal, story *Story) error {
	r.standing[store.StatusCount{Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}]++
	if p.Status.Open() {
		r.queue[OpenCount{p.Status, store.CountOf(*p)}]++
	}
	if story.Status != p.Status {
		return errors.New("the proposal is not in the status in which the audit entries leave it")
	}
	for _, step := range story.entered {
		step.Region, step.Topic = cmp.Or(step.Region, p.Region), cmp.Or(step.Topic, p.Topic)
		step.Language = p.Language
		r.present[step]++
	}
	return nil
}

// CheckErased returns an error unless the story of a missing proposal ends with its
// erasure.
func (r *Replay) CheckErased(story *Story) error {
	if story.Status != "" {
		return errors.New("the audit entries tell of a proposal that is not there")
	}
	return nil
}

// CheckEntered compares a count with the proposals, all of which must have been checked.
// Neither it nor the other checks read the Count of their argument.
func (r *Replay) CheckEntered(e store.EntryCount, count uint64) error {
	e.Count = 0
	r.counted[store.EntryCount{Day: e.Day, Status: e.Status}] += count
	there := take(r.present, e)
	if there > count {
		return fmt.Errorf("there are %d more proposals of this kind than were counted", there-count)
	}
	return nil
}

// CheckAnswered compares a count with the log.
func (r *Replay) CheckAnswered(a store.ResponseCount, count uint64) error {
	a.Count = 0
	if logged := take(r.answers, a); logged != count {
		return fmt.Errorf("%d answers were counted, the audit entries tell of %d", count, logged)
	}
	return nil
}

// CheckTally compares a tally with the log.
func (r *Replay) CheckTally(tally Tally, count uint64) error {
	if logged := take(r.tallies, tally); logged != count {
		return fmt.Errorf("%d were tallied, the audit entries tell of %d", count, logged)
	}
	return nil
}

// CheckStanding compares a count with the proposals.
func (r *Replay) CheckStanding(s store.StatusCount, count uint64) error {
	s.Count = 0
	if there := take(r.standing, s); there != count {
		return fmt.Errorf("%d were counted, there are %d", count, there)
	}
	return nil
}

// CheckQueue compares a count of the open proposals of a status with the proposals.
func (r *Replay) CheckQueue(status store.Status, counted store.QueueCount) error {
	count := uint64(counted.Count)
	counted.Count = 0
	if there := take(r.queue, OpenCount{status, counted}); there != count {
		return fmt.Errorf("%d open proposals were counted, there are %d", count, there)
	}
	return nil
}

// Difference is a count that does not agree with the log, or with the proposals.
type Difference struct {
	// Record is the count: a [store.EntryCount], [store.ResponseCount], [Tally],
	// [store.StatusCount] or [OpenCount]. With Total it is a sum of several records, and
	// only its type matters.
	Record any
	Total  bool
	Err    error
}

// Finish returns what is left after all checks: counts of the log and the proposals that
// are not stored.
func (r *Replay) Finish() []Difference {
	var list []Difference
	for e, count := range r.present {
		list = append(list, Difference{Record: e, Err: fmt.Errorf("there are %d proposals of this kind, none was counted", count)})
	}
	list = append(list, r.entered()...)
	for a, logged := range r.answers {
		if logged > 0 {
			list = append(list, Difference{Record: a, Err: fmt.Errorf("no answer was counted, the audit entries tell of %d", logged)})
		}
	}
	for t, logged := range r.tallies {
		if logged > 0 {
			list = append(list, Difference{Record: t, Err: fmt.Errorf("nothing was tallied, the audit entries tell of %d", logged)})
		}
	}
	for s, there := range r.standing {
		list = append(list, Difference{Record: s, Err: fmt.Errorf("nothing was counted, there are %d", there)})
	}
	for key, there := range r.queue {
		list = append(list, Difference{Record: key, Err: fmt.Errorf("no open proposal was counted, there are %d", there)})
	}
	return list
}

// entered compares the totals by day and status.
func (r *Replay) entered() []Difference {
	var list []Difference
	for _, e := range slices.SortedFunc(maps.Keys(r.counted), byDay) {
		count, logged := r.counted[e], r.logged[e]
		if logged != count {
			list = append(list, total(e, "%d entered status %s on %s, the audit entries tell of %d", count, e.Status, e.Day, logged))
		}
		delete(r.logged, e)
	}
	for e, logged := range r.logged {
		if logged > 0 {
			list = append(list, total(e, "none entered status %s on %s, the audit entries tell of %d", e.Status, e.Day, logged))
		}
	}
	return list
}

func total(record any, format string, args ...any) Difference {
	return Difference{Record: record, Total: true, Err: fmt.Errorf(format, args...)}
}

func byDay(a, b store.EntryCount) int { return cmp.Compare(a.Day, b.Day) }
