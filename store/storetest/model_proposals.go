package storetest

import (
	"cmp"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
	"usynys/store/rules"
)

// proposalModel is what must be in a store after any sequence of submissions, decisions
// and erasures.
type proposalModel struct {
	last      store.Seq
	now       time.Time
	proposals map[store.Seq]store.Proposal
	entered   map[store.EntryCount]uint64
	answered  map[store.Date]uint64
	audit     []store.Action
}

func (m proposalModel) clone() proposalModel {
	m.proposals, m.entered, m.answered = maps.Clone(m.proposals), maps.Clone(m.entered), maps.Clone(m.answered)
	m.audit = slices.Clone(m.audit)
	return m
}

const modelAuthors = 4

func checkProposalModel(t *testing.T, open func(*testing.T, string) store.Store) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newHarness(t, rt, open)
		defer func() { b.ok(b.store.Close()) }()
		model := proposalModel{
			now:       StartTime,
			proposals: map[store.Seq]store.Proposal{},
			entered:   map[store.EntryCount]uint64{},
			answered:  map[store.Date]uint64{},
		}
		for range rapid.IntRange(1, 6).Draw(rt, "transactions") {
			model = model.transaction(rt, b)
			b.view(func(r store.Reader) { model.compare(b, r) })
		}
		b.reopen()
		b.view(func(r store.Reader) { model.compare(b, r) })
	})
}

// transaction makes some random steps in one transaction, which may be rolled back.
func (m proposalModel) transaction(rt *rapid.T, b *harness) proposalModel {
	changed := m.clone()
	steps := func(tx store.Tx) {
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			changed.now = changed.now.Add(time.Duration(rapid.IntRange(0, 40).Draw(rt, "hours")) * time.Hour)
			switch rapid.IntRange(0, 5).Draw(rt, "step") {
			case 0, 1, 2:
				changed.submit(rt, b, tx)
			case 3, 4:
				changed.decide(rt, b, tx)
			case 5:
				changed.erase(rt, b, tx)
			}
		}
		changed.compare(b, tx)
	}
	if rapid.IntRange(0, 4).Draw(rt, "refused") == 0 {
		b.refuse(steps)
		return m
	}
	b.update(steps)
	return changed
}

func (m *proposalModel) submit(rt *rapid.T, b *harness, tx store.Tx) {
	p := submit(b, tx, Sample{
		Author:   store.PersonID(rapid.IntRange(1, modelAuthors).Draw(rt, "author")),
		Topic:    rapid.SampledFrom([]string{"education", "work"}).Draw(rt, "topic"),
		Region:   rapid.SampledFrom([]string{"KZ-75", "KZ-7"}).Draw(rt, "region"),
		Language: rapid.SampledFrom(store.Languages()).Draw(rt, "language"),
		At:       m.now,
	})[0]
	m.last++
	want(b, m.last)(p.Seq, nil)
	m.put(p, store.ActionSubmit)
}

func (m *proposalModel) decide(rt *rapid.T, b *harness, tx store.Tx) {
	seq := store.Seq(rapid.IntRange(1, int(m.last)+1).Draw(rt, "proposal"))
	action := rapid.SampledFrom([]store.Action{store.ActionAccept, store.ActionDecline}).Draw(rt, "action")
	before, known := m.proposals[seq]
	after, err := rules.Apply(tx, Catalogue(), Zone, rules.Change{
		Proposal: seq, Action: action, By: Moderator(), At: m.now, Reason: store.Reason{Code: "duplicate"},
	})
	if !known || !before.Status.Waiting() {
		if err == nil {
			b.Fatalf("proposal %d was decided, but it is %q", seq, before.Status)
		}
		return
	}
	b.ok(err)
	m.answered[store.DateOf(m.now, Zone)]++
	m.put(after, action)
}

// put records that a proposal has entered a status.
func (m *proposalModel) put(p store.Proposal, action store.Action) {
	m.proposals[p.Seq] = p
	m.entered[store.EntryCount{Day: store.DateOf(m.now, Zone), Status: p.Status, Region: p.Region, Topic: p.Topic, Language: p.Language}]++
	m.audit = append(m.audit, action)
}

func (m *proposalModel) erase(rt *rapid.T, b *harness, tx store.Tx) {
	author := store.PersonID(rapid.IntRange(1, modelAuthors).Draw(rt, "erased"))
	_, err := rules.Erase(tx, Catalogue(), Zone, author, m.now)
	b.ok(err)
	for _, p := range m.of(author) {
		m.audit = append(m.audit, store.ActionErase)
		if p.Status.Waiting() {
			delete(m.proposals, p.Seq)
			continue
		}
		p.Author, p.AuthorName, p.Attachments = 0, "", nil
		p.Revision++
		m.proposals[p.Seq] = p
	}
}

// of lists an author's proposals, newest first.
func (m proposalModel) of(author store.PersonID) []store.Proposal {
	var own []store.Proposal
	for _, p := range m.proposals {
		if p.Author == author {
			own = append(own, p)
		}
	}
	slices.SortFunc(own, func(a, b store.Proposal) int { return cmp.Compare(b.Seq, a.Seq) })
	return own
}

func (m proposalModel) compare(b *harness, r store.Reader) {
	b.Helper()
	all := slices.SortedFunc(maps.Values(m.proposals), func(a, b store.Proposal) int { return cmp.Compare(a.Seq, b.Seq) })
	want(b, all)(store.Collect(r.Proposals(0)))
	slices.Reverse(all)
	want(b, all)(store.Collect(r.ProposalsBefore(0)))
	for author := store.PersonID(0); author <= modelAuthors; author++ {
		own := m.of(author)
		if author == 0 {
			own = nil
		}
		want(b, own)(store.Collect(r.ProposalsOf(author)))
		want(b, len(own))(r.CountProposalsOf(author))
	}
	compareQueue(b, r, m.proposals)
	m.compareFigures(b, r)
}

func (m proposalModel) compareFigures(b *harness, r store.Reader) {
	b.Helper()
	var entered []store.EntryCount
	for e, count := range m.entered {
		e.Count = count
		entered = append(entered, e)
	}
	slices.SortFunc(entered, compareEntered)
	want(b, entered)(enteredIn(r, "2000-01-01", "2100-01-01"))
	answered := map[store.Date]uint64{}
	spans, err := r.ResponseCounts("2000-01-01", "2100-01-01")
	b.ok(err)
	for _, span := range spans {
		answered[span.Day] += span.Count
	}
	want(b, m.answered)(answered, nil)
	entries, err := store.Collect(r.Audit(0))
	b.ok(err)
	chain(b, entries)
	var actions []store.Action
	for _, entry := range entries {
		actions = append(actions, entry.Action)
	}
	want(b, m.audit)(actions, nil)
}
