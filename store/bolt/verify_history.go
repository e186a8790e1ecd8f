package bolt

import (
	"errors"
	"fmt"

	"usynys/store"
)

// history is what the audit entries say happened to the proposals. What they say
// is compared with the proposals and with the counts.
//
// By topic, region and language the counts can only be checked from below: of a
// proposal that was erased these are not known any more.
type history struct {
	last *store.AuditEntry
	// status is where each proposal must stand now; empty for one that is gone.
	// A proposal that was found is taken out.
	status map[store.Seq]store.Status
	// entered and answers count what the entries tell, the other three what the
	// buckets have.
	entered        map[store.Status]uint64
	answers        uint64
	enteredCounted map[store.Status]uint64
	answersCounted uint64
	kinds          map[store.Entered]int64
}

func newHistory() history {
	return history{
		status:         map[store.Seq]store.Status{},
		entered:        map[store.Status]uint64{},
		enteredCounted: map[store.Status]uint64{},
		kinds:          map[store.Entered]int64{},
	}
}

// add takes the next audit entry in.
func (h *history) add(entry store.AuditEntry) error {
	intact := entry.Follows(h.last)
	h.last = &entry
	if entry.Proposal != 0 {
		h.status[entry.Proposal] = entry.To
		if entry.Action != store.ActionErase {
			h.entered[entry.To]++
			if entry.From.Waiting() && !entry.To.Waiting() {
				h.answers++
			}
		}
	}
	if !intact {
		return errors.New("the audit chain is broken: an entry was altered or removed here or right before")
	}
	return nil
}

// proposal compares a proposal with what the entries say.
func (h *history) proposal(p *store.Proposal) error {
	statuses := []store.Status{store.Submitted}
	if p.Status != store.Submitted {
		statuses = append(statuses, p.Status)
	}
	for _, status := range statuses {
		h.kinds[kind(status, p.Region, p.Topic, p.Language)]--
	}
	status, known := h.status[p.Seq]
	delete(h.status, p.Seq)
	if !known || status != p.Status {
		return errors.New("the proposal is not in the status in which the audit entries leave it")
	}
	return nil
}

func (h *history) countEntered(e store.Entered) {
	h.enteredCounted[e.Status] += e.Count
	h.kinds[kind(e.Status, e.Region, e.Topic, e.Language)] += int64(e.Count)
}

// kind is a count's place without the day.
func kind(status store.Status, region, topic string, language store.Language) store.Entered {
	return store.Entered{Status: status, Region: region, Topic: topic, Language: language}
}

// compare tells what does not agree once everything was taken in.
func (h *history) compare(v *verification) {
	for seq, status := range h.status {
		if status != "" {
			v.fault(proposalsBucket, proposalKey(seq), errors.New("the audit entries tell of a proposal that is not there"))
		}
	}
	for status, count := range h.enteredCounted {
		if count != h.entered[status] {
			v.finding(fmt.Sprintf("bucket %s: %d entered status %s, the audit entries tell of %d", enteredBucket, count, status, h.entered[status]))
		}
		delete(h.entered, status)
	}
	for status, count := range h.entered {
		v.finding(fmt.Sprintf("bucket %s: none entered status %s, the audit entries tell of %d", enteredBucket, status, count))
	}
	for at, surplus := range h.kinds {
		if surplus < 0 {
			v.fault(enteredBucket, enteredKey(&at), fmt.Errorf("there are %d more proposals of this kind than were counted", -surplus))
		}
	}
	if h.answersCounted != h.answers {
		v.finding(fmt.Sprintf("bucket %s: %d answers, the audit entries tell of %d", answeredBucket, h.answersCounted, h.answers))
	}
}
