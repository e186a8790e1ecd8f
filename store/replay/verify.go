package replay

import (
	"fmt"
	"iter"

	"usynys/store"
)

// Verify replays the audit log of a store and returns the proposals and counts that do not
// agree with it. It reads the whole store, which is too long for a [store.Store.View] of a
// running bot: it is for tests, and for a store without one. Tallies are compared for the
// days and months from the first audit entry to the last.
//
// The error is for a store that can't be read.
func Verify(r store.Reader) (findings []error, err error) {
	v := verification{Reader: r, replay: New()}
	for _, step := range []func() error{v.chain, v.proposals, v.erased, v.counts, v.tallies} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	for _, d := range v.replay.Finish() {
		v.report(d.Record, d.Err)
	}
	return v.findings, nil
}

type verification struct {
	store.Reader
	replay   *Replay
	findings []error
	// first and last are the first and the last day of the log.
	first, last store.Date
	// logged are the proposals in the log that were not found in the store yet.
	logged map[store.Seq]bool
}

func (v *verification) report(record any, err error) {
	if err != nil {
		v.findings = append(v.findings, fmt.Errorf("%T %+v: %w", record, record, err))
	}
}

func (v *verification) chain() error {
	v.logged = map[store.Seq]bool{}
	for entry, err := range v.Audit(0) {
		if err != nil {
			return fmt.Errorf("read the audit log: %w", err)
		}
		v.report(entry.Seq, v.replay.Chain(&entry))
		if entry.Proposal != 0 {
			v.logged[entry.Proposal] = true
		}
		if day := entry.Day; day != "" {
			if v.first == "" || day < v.first {
				v.first = day
			}
			v.last = max(v.last, day)
		}
	}
	return nil
}

// story replays the entries of a proposal.
func (v *verification) story(seq store.Seq) (story *Story, failed error) {
	entries := func(yield func(store.AuditEntry) bool) {
		for entry, err := range v.AuditOf(seq) {
			if err != nil {
				failed = fmt.Errorf("read the audit log of proposal %d: %w", seq, err)
				return
			}
			if !yield(entry) {
				return
			}
		}
	}
	story = v.replay.Story(iter.Seq[store.AuditEntry](entries))
	return story, failed
}

func (v *verification) proposals() error {
	for p, err := range v.Proposals(0) {
		if err != nil {
			return fmt.Errorf("read the proposals: %w", err)
		}
		story, err := v.story(p.Seq)
		if err != nil {
			return err
		}
		v.report(p.Seq, v.replay.CheckProposal(&p, story))
		delete(v.logged, p.Seq)
	}
	return nil
}

func (v *verification) erased() error {
	for seq := range v.logged {
		story, err := v.story(seq)
		if err != nil {
			return err
		}
		v.report(seq, v.replay.CheckErased(story))
	}
	return nil
}

func (v *verification) counts() error {
	for _, status := range store.Statuses() {
		list, err := v.StatusCounts(status)
		if err != nil {
			return fmt.Errorf("read the counts by status: %w", err)
		}
		for _, s := range list {
			v.report(s, v.replay.CheckStanding(s, s.Count))
		}
	}
	for _, status := range []store.Status{store.StatusSubmitted, store.StatusAsked} {
		for c, err := range v.QueueCounts(status) {
			if err != nil {
				return fmt.Errorf("read the counts of the queue: %w", err)
			}
			v.report(c, v.replay.CheckQueue(status, c))
		}
	}
	const first, last = "0001-01-01", "9999-12-31"
	entered, err := v.EntryCounts(first, last)
	if err != nil {
		return fmt.Errorf("read the counts by day: %w", err)
	}
	for _, e := range entered {
		v.report(e, v.replay.CheckEntered(e, e.Count))
	}
	answered, err := v.ResponseCounts(first, last)
	if err != nil {
		return fmt.Errorf("read the answer times: %w", err)
	}
	for _, a := range answered {
		v.report(a, v.replay.CheckAnswered(a, a.Count))
	}
	return nil
}

func (v *verification) tallies() error {
	for day := v.first; day != "" && day <= v.last; day = day.AddDays(1) {
		if err := v.period(string(day), day, day); err != nil {
			return err
		}
	}
	if v.first == "" {
		return nil
	}
	for month := v.first[:len("2026-11")] + "-01"; month <= v.last; {
		next := (month.AddDays(31)[:len("2026-11")]) + "-01"
		if err := v.period(monthOf(month), month, next.AddDays(-1)); err != nil {
			return err
		}
		month = next
	}
	return nil
}

func (v *verification) period(name string, first, last store.Date) error {
	for _, kind := range store.TallyKinds() {
		list, err := v.Tallies(kind, first, last)
		if err != nil {
			return fmt.Errorf("read the tallies: %w", err)
		}
		for _, t := range list {
			v.report(t, v.replay.CheckTally(Tally{Kind: kind, Of: t.Key, Period: name, Within: t.Bucket}, t.Count))
		}
	}
	return nil
}
