package bolt

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"usynys/store"
)

// history is what the audit entries say happened to the proposals. What they say
// is compared with the proposals and with the counts. The story of a proposal is held
// only while it is looked at, so that the memory needed does not grow with the store.
//
// Entries into a status can only be checked from below by region, topic and
// language: of a proposal that was erased the language is not known any more. By day
// and status they are recounted wholly, and so is all the rest.
type history struct {
	last *store.AuditEntry
	// told is how many proposals entered a status on a day by the audit entries,
	// counted by the bucket. Both have only day and status.
	told, counted map[store.Entered]uint64
	// kinds are the entries into a status of the proposals that are there.
	kinds map[store.Entered]uint64
	// answers and tallies, by their keys, are told by the entries, standing by the
	// proposals. What was found is taken out.
	answers  map[store.Answered]uint64
	tallies  map[string]uint64
	standing map[store.Standing]uint64
	// queue counts what is open, by the keys of the counts.
	queue map[string]uint64
}

// past is what happened to one proposal.
type past struct {
	sent time.Time
	// now is where it must stand; empty for one that is gone.
	now store.Status
	// answered is the entry with which its author first got an answer, decided the
	// last decision; both are zero while there is none.
	answered, decided store.AuditEntry
	// entered has no language.
	entered []store.Entered
}

func newHistory() history {
	return history{
		told:     map[store.Entered]uint64{},
		counted:  map[store.Entered]uint64{},
		kinds:    map[store.Entered]uint64{},
		answers:  map[store.Answered]uint64{},
		tallies:  map[string]uint64{},
		standing: map[store.Standing]uint64{},
		queue:    map[string]uint64{},
	}
}

// add takes the next audit entry in.
func (h *history) add(entry store.AuditEntry) error {
	intact := entry.Follows(h.last)
	h.last = &entry
	if !intact {
		return errors.New("the audit chain is broken: an entry was altered or removed here or right before")
	}
	return nil
}

// happened takes in what an entry says of a proposal, in order.
func (h *history) happened(p *past, entry *store.AuditEntry) {
	p.now = entry.To
	switch {
	case entry.Action == store.ActionSubmit:
		*p = past{sent: entry.At, now: entry.To}
		h.enter(p, entry)
	case entry.Action.Enters():
		h.enter(p, entry)
		h.answer(p, entry)
		if entry.Action == store.ActionLapse {
			p.decided = store.AuditEntry{} // nobody on the staff decided that
		}
	case entry.Action == store.ActionUndo && !entry.From.Open():
		h.undo(p, entry)
	case entry.Action == store.ActionMove:
		p.moved()
	case entry.Action.Overturns():
		if entry.Actor != 0 && p.decided.Actor != 0 && p.decided.Actor != entry.Actor {
			h.tally(store.Tally{Kind: store.TallyOverturned, Of: p.decided.Actor.String(), Day: entry.Day}, 1)
		}
		p.decided = store.AuditEntry{}
	}
}

func (h *history) enter(p *past, entry *store.AuditEntry) {
	p.entered = append(p.entered, store.Entered{Day: entry.Day, Status: entry.To, Region: entry.Region, Topic: entry.Topic})
	h.told[store.Entered{Day: entry.Day, Status: entry.To}]++
}

// moved forgets what was entered under a region and topic that only the proposal
// had told.
func (p *past) moved() {
	p.entered = slices.DeleteFunc(p.entered, func(e store.Entered) bool { return e.Region == "" && e.Topic == "" })
}

// answer counts what goes with an answer to the author.
func (h *history) answer(p *past, entry *store.AuditEntry) {
	if entry.Action.Answers() && p.answered.Seq == 0 {
		p.answered = *entry
		h.countAnswer(p, 1)
	}
	if entry.Action.Decides() {
		p.decided = *entry
		h.countDecision(entry, 1)
	}
}

// undo takes the last decision out of the counts.
func (h *history) undo(p *past, entry *store.AuditEntry) {
	h.tally(store.Tally{Kind: store.TallyUndone, Of: p.decided.Actor.String(), Day: entry.Day}, 1)
	h.countDecision(&p.decided, -1)
	if p.answered.Seq == p.decided.Seq {
		h.countAnswer(p, -1)
		p.answered = store.AuditEntry{}
	}
	if last := len(p.entered) - 1; last >= 0 {
		h.told[store.Entered{Day: p.entered[last].Day, Status: p.entered[last].Status}]--
		p.entered = p.entered[:last]
	}
	p.decided = store.AuditEntry{}
}

func (h *history) countAnswer(p *past, by int) {
	entry, within := &p.answered, store.AnswerSpan(p.answered.At.Sub(p.sent))
	h.answers[store.Answered{Day: entry.Day, Within: within}] += uint64(by)
	h.tallyOf(entry, store.Tally{Kind: store.TallyAnsweredBy, Of: entry.Actor.String(), Within: within}, by)
	h.tallyOf(entry, store.Tally{Kind: store.TallyAnsweredIn, Of: entry.Region, Within: within}, by)
}

func (h *history) countDecision(entry *store.AuditEntry, by int) {
	h.tallyOf(entry, store.Tally{Kind: store.TallyDecidedBy, Of: entry.Actor.String()}, by)
	h.tallyOf(entry, store.Tally{Kind: store.TallyDecidedIn, Of: entry.Region}, by)
	if entry.Action == store.ActionDecline {
		reason := cmp.Or(entry.Why, store.OwnWords)
		h.tallyOf(entry, store.Tally{Kind: store.TallyDeclinedFor, Of: reason}, by)
		h.tallyOf(entry, store.Tally{Kind: store.TallyDeclinedIn, Of: store.RegionAndReason(entry.Region, reason)}, by)
	}
}

// tallyOf adds to a tally of the entry's day. Nothing was tallied before entries had
// region and topic.
func (h *history) tallyOf(entry *store.AuditEntry, tally store.Tally, by int) {
	if entry.Region != "" || entry.Topic != "" {
		tally.Day = entry.Day
		h.tally(tally, by)
	}
}

func (h *history) tally(tally store.Tally, by int) {
	h.tallies[string(tallyKey(&tally, string(tally.Day)))] += uint64(by)
	h.tallies[string(tallyKey(&tally, monthOf(tally.Day)))] += uint64(by)
}

// proposal compares a proposal with what the entries say.
func (h *history) proposal(p *store.Proposal, known *past) error {
	h.standing[standingOf(p)]++
	if p.Status.Open() {
		h.queue[string(queueCountKey(p.Status, store.CountOf(*p)))]++
	}
	if known.now != p.Status {
		return errors.New("the proposal is not in the status in which the audit entries leave it")
	}
	for _, step := range known.entered {
		step.Region, step.Topic = cmp.Or(step.Region, p.Region), cmp.Or(step.Topic, p.Topic)
		step.Language = p.Language
		h.kinds[step]++
	}
	return nil
}
