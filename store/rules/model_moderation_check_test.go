package rules_test

import (
	"errors"
	"maps"
	"slices"
	"time"

	"usynys/store"
	"usynys/store/replay"
	"usynys/store/rules"
)

// refused fails the test for an error other than that the change is not possible, and for
// the lease of a colleague who has none.
func (m *moderationModel) refused(b *modelRun, change rules.Change, err error) {
	b.Helper()
	if _, leased := errors.AsType[*rules.LeasedError](err); leased && m.inTheWay(change) {
		return
	}
	expectedRefusal(b, err)
}

// expectedRefusal fails the test for an error other than those of a refused change.
func expectedRefusal(b *modelRun, err error) {
	b.Helper()
	var overtaken *rules.ConflictError
	var linked *rules.DuplicateError
	for _, possible := range []error{
		rules.ErrNotAuthorized, rules.ErrReasonMissing, rules.ErrSecondVote, rules.ErrAuthorNotified, rules.ErrAuthorNotNotified,
		rules.ErrDuplicateOfItself, rules.ErrHasDuplicates, rules.ErrBlocked,
	} {
		if errors.Is(err, possible) {
			return
		}
	}
	if !errors.As(err, &overtaken) && !errors.As(err, &linked) {
		b.Fatalf("unexpected: %v", err)
	}
}

// done checks a change that was made, and applies it to the model.
func (m *moderationModel) done(b *modelRun, tx store.Tx, change rules.Change, before, after store.Proposal) {
	b.Helper()
	switch {
	case change.By.ID != 0 && m.staff[change.By.ID].Role == "":
		b.Fatalf("%s by %d, who was dismissed", change.Action, change.By.ID)
	case m.inTheWay(change):
		b.Fatalf("%s by %d, while %d worked on it", change.Action, change.By.ID, m.leases[change.Proposal].By)
	}
	if before.Status != after.Status || change.Action == store.ActionUndo {
		delete(m.leases, after.Seq)
	}
	if change.Action == store.ActionReply || change.Action == store.ActionWithdrawQuestion {
		m.noReply(b, tx, after.Seq)
	}
}

// inTheWay reports whether a colleague's lease forbids a change.
func (m *moderationModel) inTheWay(change rules.Change) bool {
	switch change.Action {
	case store.ActionNote, store.ActionAssign, store.ActionHide, store.ActionUnhide, store.ActionReveal:
		return false
	}
	return change.By.ID != 0 && m.leases[change.Proposal].LeasedToOther(change.By.ID, m.now)
}

func (m *moderationModel) noReply(b *modelRun, r store.Reader, seq store.Seq) {
	b.Helper()
	if reply, err := store.ReplyDrafts.Get(r, seq); !errors.Is(err, store.ErrNotFound) {
		b.Fatalf("there is still an answer begun to proposal %d: %+v, %v", seq, reply, err)
	}
}

// check checks what must hold after any step.
func (m *moderationModel) check(b *modelRun, r store.Reader) {
	b.Helper()
	all := map[store.Seq]store.Proposal{}
	for p, err := range r.Proposals(0) {
		b.ok(err)
		all[p.Seq] = p
	}
	alarms, err := r.Alarms(m.now.Add(1000*time.Hour), 1000)
	b.ok(err)
	rings := func(kind store.AlarmKind, seq store.Seq) bool {
		return slices.ContainsFunc(alarms, func(a store.Alarm) bool { return a.Kind == kind && a.Subject == uint64(seq) })
	}
	want(b, slices.Sorted(maps.Keys(m.texts)))(slices.Sorted(maps.Keys(all)), nil)
	for _, p := range all {
		m.checkTexts(b, p)
		m.checkLinks(b, r, p)
		if p.Undoable() != rings(store.AlarmNotify, p.Seq) {
			b.Fatalf("proposal %d is %s, pending %t, but its alarm rings: %t", p.Seq, p.Status, p.Undoable(), !p.Undoable())
		}
		if asked := p.Status == store.StatusAsked; asked != rings(store.AlarmRemind, p.Seq) {
			b.Fatalf("proposal %d is %s, and its reminder is set: %t", p.Seq, p.Status, !asked)
		}
		if decided := p.Decision.Action != ""; decided == p.Status.Open() {
			b.Fatalf("proposal %d is %s with decision %q", p.Seq, p.Status, p.Decision.Action)
		}
		if question := p.LatestQuestion(); p.Status == store.StatusAsked && (question.Replied() || question.Withdrawn()) {
			b.Fatalf("proposal %d is %s, but no question is open: %+v", p.Seq, p.Status, p.Questions)
		}
	}
	m.checkPeople(b, r)
	findings, err := replay.Verify(r)
	b.ok(err)
	if len(findings) > 0 {
		b.Fatalf("the store does not agree with its audit log: %v", findings)
	}
}

func (m *moderationModel) checkTexts(b *modelRun, p store.Proposal) {
	b.Helper()
	there := []string{p.Body, p.Decision.Reason.Text}
	for _, d := range p.PastDecisions {
		there = append(there, d.Reason.Text)
	}
	for _, e := range p.Questions {
		there = append(there, e.Text, e.Reply)
	}
	for _, n := range p.Notes {
		there = append(there, n.Text)
	}
	for _, text := range m.texts[p.Seq] {
		if !slices.Contains(there, text) {
			b.Fatalf("proposal %d has lost %q", p.Seq, text)
		}
	}
}

// checkLinks finds chains and cycles.
func (m *moderationModel) checkLinks(b *modelRun, r store.Reader, p store.Proposal) {
	b.Helper()
	if (p.Original != 0) != (p.Status == store.StatusLinked) {
		b.Fatalf("proposal %d is %s and linked to %d", p.Seq, p.Status, p.Original)
	}
	if p.Original == 0 {
		return
	}
	main, err := r.Proposal(p.Original)
	b.ok(err)
	if p.OriginalNumber != main.Number {
		b.Fatalf("proposal %d is linked to number %q, which is %q", p.Seq, p.OriginalNumber, main.Number)
	}
	if main.Original != 0 || main.Seq == p.Seq {
		b.Fatalf("proposal %d is linked to %d, which is linked to %d", p.Seq, main.Seq, main.Original)
	}
}
