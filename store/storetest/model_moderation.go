package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
)

// allowed is every way that leads from one status to another. What leaves the status
// as it is needs no entry.
var allowed = map[store.Status][]store.Status{
	store.Submitted: {store.Asked, store.Accepted, store.Declined, store.Linked},
	store.Asked:     {store.Submitted, store.Lapsed},
	store.Accepted:  {store.Submitted},
	store.Declined:  {store.Submitted},
	store.Linked:    {store.Submitted},
	store.Lapsed:    {store.Submitted, store.Asked},
}

// moderationModel follows what several people do with some proposals.
type moderationModel struct {
	catalogue store.Catalogue
	now       time.Time
	last      store.Seq
	// texts is everything that anybody has written about a proposal and that must
	// never get lost: of reasons, those that the author was told.
	texts map[store.Seq][]string
	words int
}

var modelActions = []store.Action{
	store.ActionAccept, store.ActionDecline, store.ActionVote, store.ActionAsk, store.ActionLink, store.ActionUnlink,
	store.ActionMove, store.ActionNote, store.ActionAssign, store.ActionHide, store.ActionUnhide, store.ActionUndo,
	store.ActionReopen, store.ActionReveal, store.ActionAnswer, store.ActionResume, store.ActionDiffer,
	store.ActionTell, store.ActionRemind, store.ActionLapse, store.ActionEscalate,
}

func checkModerationModel(t *testing.T, open func(*testing.T, string) store.Store) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newBench(t, rt, open)
		defer func() { b.ok(b.store.Close()) }()
		m := &moderationModel{catalogue: Catalogue(), now: Start, texts: map[store.Seq][]string{}}
		m.catalogue.Moderation = store.Moderation{
			Undo:   store.Duration(rapid.SampledFrom([]time.Duration{0, time.Hour}).Draw(rt, "undo")),
			Remind: []store.Duration{store.Duration(time.Hour)}, Lapse: store.Duration(2 * time.Hour),
		}
		if rapid.Bool().Draw(rt, "second vote") {
			m.catalogue.Moderation.Second = []store.SecondVote{store.SecondForDeclines}
		}
		for range rapid.IntRange(1, 5).Draw(rt, "transactions") {
			b.update(func(tx store.Tx) {
				for range rapid.IntRange(1, 15).Draw(rt, "steps") {
					m.step(rt, b, tx)
				}
			})
			b.view(func(r store.Reader) { m.check(b, r) })
		}
		b.reopen()
		b.view(func(r store.Reader) { m.check(b, r) })
	})
}

// step lets somebody do something, allowed or not.
func (m *moderationModel) step(rt *rapid.T, b *bench, tx store.Tx) {
	m.now = m.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "minutes")) * time.Minute)
	if m.last == 0 || rapid.IntRange(0, 5).Draw(rt, "submit") == 0 {
		p := submit(b, tx, Sample{Author: store.PersonID(1 + m.last%3), Body: m.word(), At: m.now})[0]
		m.last = p.Seq
		m.texts[p.Seq] = []string{p.Body}
		return
	}
	change := m.change(rt)
	before, err := tx.Proposal(change.Proposal)
	b.ok(err)
	if rapid.IntRange(0, 3).Draw(rt, "sensible") > 0 {
		change = m.sensible(rt, before, change)
	}
	after, err := store.Apply(tx, m.catalogue, Zone, change)
	if err != nil {
		expected(b, err)
		want(b, before)(tx.Proposal(change.Proposal))
		return
	}
	want(b, after)(tx.Proposal(change.Proposal))
	if before.Status != after.Status && !slices.Contains(allowed[before.Status], after.Status) {
		b.Fatalf("%s led from %s to %s", change.Action, before.Status, after.Status)
	}
	if change.Text != "" && slices.Contains([]store.Action{store.ActionNote, store.ActionAsk, store.ActionAnswer}, change.Action) {
		m.texts[change.Proposal] = append(m.texts[change.Proposal], change.Text)
	}
	if told := after.Decision.Reason.Text; told != "" && !after.Pending() {
		m.texts[change.Proposal] = append(m.texts[change.Proposal], told)
	}
}

// change is anything that anybody might want.
func (m *moderationModel) change(rt *rapid.T) store.Change {
	people := []store.Staff{
		Moderator(),
		{ID: 901, Role: store.Moderator, Name: "Берік"},
		{ID: 902, Role: store.Moderator, Name: "Оңтүстік", Scope: store.Scope{Regions: []string{"KZ-10"}}},
		{ID: 903, Role: store.Coordinator, Name: "Үйлестіруші"},
		{ID: 904, Role: store.Administrator, Name: "Әкімші"},
		{},
	}
	change := store.Change{
		Proposal: store.Seq(rapid.Uint64Range(1, uint64(m.last)).Draw(rt, "proposal")),
		Action:   rapid.SampledFrom(modelActions).Draw(rt, "action"),
		By:       rapid.SampledFrom(people).Draw(rt, "by"),
		At:       m.now,
		Text:     m.word(), Language: store.Kazakh,
		Main:     store.Seq(rapid.Uint64Range(1, uint64(m.last)).Draw(rt, "main")),
		Assignee: rapid.SampledFrom(people).Draw(rt, "assignee"),
		Topic:    rapid.SampledFrom([]string{"", "work", "ecology"}).Draw(rt, "topic"),
		Region:   rapid.SampledFrom([]string{"", "KZ-10"}).Draw(rt, "region"),
	}
	if rapid.Bool().Draw(rt, "with reason") {
		change.Reason = m.reason()
	}
	if change.By.ID == 0 && rapid.Bool().Draw(rt, "by an author") {
		change.Author = store.PersonID(rapid.IntRange(1, 3).Draw(rt, "author"))
	}
	return change
}

// sensible makes of a change one that may well be possible, so that stories get long.
func (m *moderationModel) sensible(rt *rapid.T, p store.Proposal, change store.Change) store.Change {
	staff := []store.Action{store.ActionAccept, store.ActionDecline, store.ActionLink, store.ActionAsk, store.ActionMove}
	others := []store.Action{store.ActionTell, store.ActionReopen, store.ActionUndo}
	switch p.Status {
	case store.Asked:
		staff, others = []store.Action{store.ActionMove}, []store.Action{store.ActionAnswer, store.ActionAnswer, store.ActionRemind, store.ActionLapse}
	case store.Lapsed:
		staff, others = []store.Action{store.ActionReopen}, []store.Action{store.ActionResume}
	case store.Linked:
		staff, others = []store.Action{store.ActionUndo, store.ActionUnlink}, []store.Action{store.ActionTell, store.ActionDiffer}
	case store.Accepted, store.Declined:
		staff, others = []store.Action{store.ActionUndo, store.ActionUndo, store.ActionReopen}, []store.Action{store.ActionTell}
	case store.Submitted:
		others = []store.Action{store.ActionEscalate}
	}
	change.Reason = m.reason()
	change.By, change.Author = Moderator(), 0
	change.Action = rapid.SampledFrom(append(staff, others...)).Draw(rt, "sensible action")
	switch change.Action {
	case store.ActionAnswer, store.ActionResume, store.ActionDiffer:
		change.By, change.Author = store.Staff{}, p.Author
	case store.ActionTell, store.ActionRemind, store.ActionLapse, store.ActionEscalate:
		change.By = store.Staff{}
	}
	return change
}

func (m *moderationModel) reason() store.Reason {
	return store.Reason{Text: m.word(), Language: store.Kazakh}
}

func (m *moderationModel) word() string {
	m.words++
	return fmt.Sprintf("сөз %d", m.words)
}

// expected fails the test for an error that says more than that the change is not
// possible.
func expected(b *bench, err error) {
	b.Helper()
	var overtaken *store.OvertakenError
	var linked *store.LinkedError
	for _, possible := range []error{
		store.ErrNotEntitled, store.ErrReasonMissing, store.ErrSecondVote, store.ErrTooLate, store.ErrTooEarly,
		store.ErrLinkedToItself, store.ErrHasLinked,
	} {
		if errors.Is(err, possible) {
			return
		}
	}
	if !errors.As(err, &overtaken) && !errors.As(err, &linked) {
		b.Fatalf("unexpected: %v", err)
	}
}

// check looks at everything that must hold whatever was done.
func (m *moderationModel) check(b *bench, r store.Reader) {
	b.Helper()
	alarms, err := r.Alarms(m.now.Add(1000*time.Hour), 1000)
	b.ok(err)
	rings := func(kind store.AlarmKind, seq store.Seq) bool {
		return slices.ContainsFunc(alarms, func(a store.Alarm) bool { return a.Kind == kind && a.Subject == uint64(seq) })
	}
	for p, err := range r.Proposals(0) {
		b.ok(err)
		m.checkTexts(b, p)
		m.checkLinks(b, r, p)
		if p.Pending() != rings(store.AlarmTell, p.Seq) {
			b.Fatalf("proposal %d is %s, pending %t, but its alarm rings: %t", p.Seq, p.Status, p.Pending(), !p.Pending())
		}
		if asked := p.Status == store.Asked; asked != rings(store.AlarmRemind, p.Seq) {
			b.Fatalf("proposal %d is %s, and its reminder is set: %t", p.Seq, p.Status, !asked)
		}
		if decided := p.Decision.Action != ""; decided == p.Status.Open() {
			b.Fatalf("proposal %d is %s with decision %q", p.Seq, p.Status, p.Decision.Action)
		}
	}
	entries, err := list(r.Audit(0))
	b.ok(err)
	chain(b, entries)
}

func (m *moderationModel) checkTexts(b *bench, p store.Proposal) {
	b.Helper()
	there := []string{p.Body, p.Decision.Reason.Text}
	for _, d := range p.Past {
		there = append(there, d.Reason.Text)
	}
	for _, e := range p.Dialogue {
		there = append(there, e.Question, e.Answer)
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

// checkLinks finds chains and circles.
func (m *moderationModel) checkLinks(b *bench, r store.Reader, p store.Proposal) {
	b.Helper()
	if (p.Main != 0) != (p.Status == store.Linked) {
		b.Fatalf("proposal %d is %s and linked to %d", p.Seq, p.Status, p.Main)
	}
	if p.Main == 0 {
		return
	}
	main, err := r.Proposal(p.Main)
	b.ok(err)
	if p.MainNumber != main.Number {
		b.Fatalf("proposal %d is linked to number %q, which is %q", p.Seq, p.MainNumber, main.Number)
	}
	if main.Main != 0 || main.Seq == p.Seq {
		b.Fatalf("proposal %d is linked to %d, which is linked to %d", p.Seq, main.Seq, main.Main)
	}
}
