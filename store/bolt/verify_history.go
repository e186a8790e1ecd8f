package bolt

import (
	"errors"
	"fmt"
	"time"

	"usynys/store"
)

// history is what the audit entries say happened to the proposals. What they say
// is compared with the proposals and with the counts.
//
// By topic, region and language the counts can only be checked from below: of a
// proposal that was erased these are not known any more. By day and status, and the
// answers, they are recounted wholly.
type history struct {
	last *store.AuditEntry
	// proposals is what happened to each. One that was found is taken out.
	proposals map[store.Seq]*past
	// told is how many proposals entered a status on a day by the audit entries,
	// counted by the bucket. Both have only day and status.
	told, counted map[store.Entered]uint64
	// kinds are the entries into a status of the proposals that are there.
	kinds map[store.Entered]uint64
	// answers are told by the entries. One that was found is taken out.
	answers map[store.Answered]uint64
}

// past is what happened to one proposal.
type past struct {
	sent time.Time
	// now is where it must stand; empty for one that is gone.
	now store.Status
	// entered has day and status only.
	entered []store.Entered
}

func newHistory() history {
	return history{
		proposals: map[store.Seq]*past{},
		told:      map[store.Entered]uint64{},
		counted:   map[store.Entered]uint64{},
		kinds:     map[store.Entered]uint64{},
		answers:   map[store.Answered]uint64{},
	}
}

// add takes the next audit entry in.
func (h *history) add(entry store.AuditEntry) error {
	intact := entry.Follows(h.last)
	h.last = &entry
	if entry.Proposal != 0 {
		h.happened(&entry)
	}
	if !intact {
		return errors.New("the audit chain is broken: an entry was altered or removed here or right before")
	}
	return nil
}

// happened takes in what an entry says of a proposal.
func (h *history) happened(entry *store.AuditEntry) {
	p := h.proposals[entry.Proposal]
	if p == nil {
		p = &past{}
		h.proposals[entry.Proposal] = p
	}
	p.now = entry.To
	if entry.Action == store.ActionErase {
		return
	}
	if entry.From == "" {
		p.sent = entry.At
	}
	step := store.Entered{Day: entry.Day, Status: entry.To}
	p.entered = append(p.entered, step)
	h.told[step]++
	if entry.From.Waiting() && !entry.To.Waiting() {
		h.answers[store.Answered{Day: entry.Day, Within: store.AnswerSpan(entry.At.Sub(p.sent))}]++
	}
}

// proposal compares a proposal with what the entries say.
func (h *history) proposal(p *store.Proposal) error {
	known := h.proposals[p.Seq]
	delete(h.proposals, p.Seq)
	if known == nil || known.now != p.Status {
		return errors.New("the proposal is not in the status in which the audit entries leave it")
	}
	for _, step := range known.entered {
		step.Region, step.Topic, step.Language = p.Region, p.Topic, p.Language
		h.kinds[step]++
	}
	return nil
}

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

// compare tells what does not agree once everything was taken in.
func (h *history) compare(v *verification) {
	for seq, p := range h.proposals {
		if p.now != "" {
			v.fault(proposalsBucket, proposalKey(seq), errors.New("the audit entries tell of a proposal that is not there"))
		}
	}
	for e, count := range h.kinds {
		v.fault(enteredBucket, enteredKey(&e), fmt.Errorf("there are %d proposals of this kind, none was counted", count))
	}
	for e, count := range h.counted {
		if told := h.told[e]; told != count {
			v.finding(fmt.Sprintf("bucket %s: %d entered status %s on %s, the audit entries tell of %d", enteredBucket, count, e.Status, e.Day, told))
		}
		delete(h.told, e)
	}
	for e, told := range h.told {
		v.finding(fmt.Sprintf("bucket %s: none entered status %s on %s, the audit entries tell of %d", enteredBucket, e.Status, e.Day, told))
	}
	for a, told := range h.answers {
		v.fault(answeredBucket, answeredKey(&a), fmt.Errorf("no answer was counted, the audit entries tell of %d", told))
	}
}
