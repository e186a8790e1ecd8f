package replay

import (
	"cmp"
	"errors"
	"iter"
	"slices"
	"time"

	"usynys/store"
)

// Replay counts the audit log and the proposals, and takes out the counts that agree. It
// keeps the story of a proposal only while that is checked, so that memory does not grow
// with the number of proposals.
//
// Entries into a status are recounted by day and status. By region, topic and language
// there can only be too few proposals for a count, as the language of an erased proposal
// is not known any more. All other counts are recounted completely.
type Replay struct {
	last *store.AuditEntry
	// logged counts entries into a status in the log, counted those in the stored counts,
	// both by day and status only.
	logged, counted map[store.EntryCount]uint64
	// present counts the entries into a status of the stored proposals.
	present map[store.EntryCount]uint64
	// answers and tallies count the log, standing and queue the proposals.
	answers  map[store.ResponseCount]uint64
	tallies  map[Tally]uint64
	standing map[store.StatusCount]uint64
	queue    map[OpenCount]uint64
}

// OpenCount is a count of the open proposals of a status; its Count is 0.
type OpenCount struct {
	Status store.Status
	store.QueueCount
}

// Tally is a tally of a day, written 2026-11-23, or of a month, written 2026-11.
type Tally struct {
	Kind   store.TallyKind
	Of     string
	Period string
	Within int
}

// Story is the audit log of one proposal, summed up.
type Story struct {
	// Status is the status after the last entry; empty if the proposal was erased.
	Status store.Status
	sent   time.Time
	// answered is the first response to the author, decided the last decision; their Seq
	// is 0 while there is none.
	answered, decided store.AuditEntry
	// entered are the entries into a status, without their language.
	entered []store.EntryCount
}

// New returns an empty replay.
func New() *Replay {
	return &Replay{
		logged:   map[store.EntryCount]uint64{},
		counted:  map[store.EntryCount]uint64{},
		present:  map[store.EntryCount]uint64{},
		answers:  map[store.ResponseCount]uint64{},
		tallies:  map[Tally]uint64{},
		standing: map[store.StatusCount]uint64{},
		queue:    map[OpenCount]uint64{},
	}
}

// Chain checks that the next entry of the log is intact and follows the one before.
func (r *Replay) Chain(entry *store.AuditEntry) error {
	intact := entry.Follows(r.last)
	r.last = entry
	if !intact {
		return errors.New("the audit chain is broken: an entry was altered or removed here or right before")
	}
	return nil
}

// Story replays and counts the entries of one proposal, in order.
func (r *Replay) Story(entries iter.Seq[store.AuditEntry]) *Story {
	s := &Story{}
	for entry := range entries {
		r.apply(s, &entry)
	}
	return s
}

func (r *Replay) apply(s *Story, entry *store.AuditEntry) {
	s.Status = entry.To
	switch {
	case entry.Action == store.ActionSubmit:
		*s = Story{sent: entry.At, Status: entry.To}
		r.enter(s, entry)
	case entry.Action.CountsAsEntry():
		r.enter(s, entry)
		r.answer(s, entry)
		if entry.Action == store.ActionLapse {
			s.decided = store.AuditEntry{} // closed by the clock
		}
	case entry.Action == store.ActionUndo && !entry.From.Open():
		r.undo(s, entry)
	case entry.Action == store.ActionMove:
		s.forgetPlace()
	case entry.Action.ReversesDecision():
		if entry.Actor != 0 && s.decided.Actor != 0 && s.decided.Actor != entry.Actor {
			r.tally(Tally{Kind: store.TallyOverturned, Of: s.decided.Actor.String()}, entry.Day, 1)
		}
		s.decided = store.AuditEntry{}
	}
}

func (r *Replay) enter(s *Story, entry *store.AuditEntry) {
	s.entered = append(s.entered, store.EntryCount{Day: entry.Day, Status: entry.To, Region: entry.Region, Topic: entry.Topic})
	r.logged[store.EntryCount{Day: entry.Day, Status: entry.To}]++
}

// forgetPlace drops the entries without region and topic: they would get those of the
// proposal, which has others after a move.
func (s *Story) forgetPlace() {
	s.entered = slices.DeleteFunc(s.entered, func(e store.EntryCount) bool { return e.Region == "" && e.Topic == "" })
}

func (r *Replay) answer(s *Story, entry *store.AuditEntry) {
	if entry.Action.RespondsToAuthor() && s.answered.Seq == 0 {
		s.answered = *entry
		r.addAnswer(s, 1)
	}
	if entry.Action.IsDecision() {
		s.decided = *entry
		r.addDecision(entry, 1)
	}
}

// undo takes the last decision out of the counts.
func (r *Replay) undo(s *Story, entry *store.AuditEntry) {
	r.tally(Tally{Kind: store.TallyUndone, Of: s.decided.Actor.String()}, entry.Day, 1)
	r.addDecision(&s.decided, -1)
	if s.answered.Seq == s.decided.Seq {
		r.addAnswer(s, -1)
		s.answered = store.AuditEntry{}
	}
	if last := len(s.entered) - 1; last >= 0 {
		r.logged[store.EntryCount{Day: s.entered[last].Day, Status: s.entered[last].Status}]--
		s.entered = s.entered[:last]
	}
	s.decided = store.AuditEntry{}
}

func (r *Replay) addAnswer(s *Story, by int) {
	entry, within := &s.answered, store.ResponseBucket(s.answered.At.Sub(s.sent))
	r.answers[store.ResponseCount{Day: entry.Day, Bucket: within}] += uint64(by)
	r.tallyPlaced(entry, Tally{Kind: store.TallyResponsesBy, Of: entry.Actor.String(), Within: within}, by)
	r.tallyPlaced(entry, Tally{Kind: store.TallyResponsesIn, Of: entry.Region, Within: within}, by)
}

func (r *Replay) addDecision(entry *store.AuditEntry, by int) {
	r.tallyPlaced(entry, Tally{Kind: store.TallyDecidedBy, Of: entry.Actor.String()}, by)
	r.tallyPlaced(entry, Tally{Kind: store.TallyDecidedIn, Of: entry.Region}, by)
	if entry.Action == store.ActionDecline {
		reason := cmp.Or(entry.ReasonCode, store.ReasonOwnWords)
		r.tallyPlaced(entry, Tally{Kind: store.TallyDeclinedFor, Of: reason}, by)
		r.tallyPlaced(entry, Tally{Kind: store.TallyDeclinedIn, Of: store.RegionReasonKey(entry.Region, reason)}, by)
	}
}

// tallyPlaced adds to a tally of the entry's day. Entries of schema 1 have no region and
// topic and were not tallied.
func (r *Replay) tallyPlaced(entry *store.AuditEntry, tally Tally, by int) {
	if entry.Region != "" || entry.Topic != "" {
		r.tally(tally, entry.Day, by)
	}
}

func (r *Replay) tally(tally Tally, day store.Date, by int) {
	for _, period := range []string{string(day), monthOf(day)} {
		tally.Period = period
		r.tallies[tally] += uint64(by)
	}
}

// monthOf returns the month of a day, written 2026-11.
func monthOf(day store.Date) string { return string(day)[:len("2026-11")] }
