package bolt

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"usynys/store"
)

// countEntered compares a count with the proposals that are there. They have to
// be known all.
func (h *history) countEntered(e store.Entered, count uint64) error {
	h.counted[store.Entered{Day: e.Day, Status: e.Status}] += count
	there := h.kinds[e]
	delete(h.kinds, e)
	if there > count {
		return fmt.Errorf("there are %d more proposals of this kind than were counted", there-count)
	}
	return nil
}

// countAnswered compares a count with what the entries say.
func (h *history) countAnswered(a store.Answered, count uint64) error {
	told := h.answers[a]
	delete(h.answers, a)
	if told != count {
		return fmt.Errorf("%d answers were counted, the audit entries tell of %d", count, told)
	}
	return nil
}

// countTally compares a tally, given by its key, with what the entries say.
func (h *history) countTally(key string, count uint64) error {
	told := h.tallies[key]
	delete(h.tallies, key)
	if told != count {
		return fmt.Errorf("%d were tallied, the audit entries tell of %d", count, told)
	}
	return nil
}

// countStanding compares a count with the proposals that are there.
func (h *history) countStanding(s store.Standing, count uint64) error {
	there := h.standing[s]
	delete(h.standing, s)
	if there != count {
		return fmt.Errorf("%d were counted, there are %d", count, there)
	}
	return nil
}

// countQueue compares a count of what is open, given by its key, with the proposals.
func (h *history) countQueue(key, value []byte) error {
	there := h.queue[string(key)]
	delete(h.queue, string(key))
	if len(value) != 8 || binary.BigEndian.Uint64(value) != there {
		return errQueueCount
	}
	return nil
}

func byDay(a, b store.Entered) int { return cmp.Compare(a.Day, b.Day) }

// compare tells what does not agree once everything was taken in.
func (h *history) compare(v *verification) {
	for e, count := range h.kinds {
		v.fault(enteredBucket, enteredKey(&e), fmt.Errorf("there are %d proposals of this kind, none was counted", count))
	}
	for _, e := range slices.SortedFunc(maps.Keys(h.counted), byDay) {
		count, told := h.counted[e], h.told[e]
		if told != count {
			v.finding(fmt.Sprintf("bucket %s: %d entered status %s on %s, the audit entries tell of %d", enteredBucket, count, e.Status, e.Day, told))
		}
		delete(h.told, e)
	}
	for e, told := range h.told {
		if told > 0 {
			v.finding(fmt.Sprintf("bucket %s: none entered status %s on %s, the audit entries tell of %d", enteredBucket, e.Status, e.Day, told))
		}
	}
	for a, told := range h.answers {
		if told > 0 {
			v.fault(answeredBucket, answeredKey(&a), fmt.Errorf("no answer was counted, the audit entries tell of %d", told))
		}
	}
	for key, told := range h.tallies {
		if told > 0 {
			v.fault(talliesBucket, []byte(key), fmt.Errorf("nothing was tallied, the audit entries tell of %d", told))
		}
	}
	for key := range h.queue {
		v.fault(queueCountsBucket, []byte(key), errQueueCount)
	}
	for s, there := range h.standing {
		v.fault(standingBucket, standingKey(&s), fmt.Errorf("nothing was counted, there are %d", there))
	}
}
