package rules_test

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// modelWriters is how many people send proposals: 1, 2, 3 ….
const modelWriters = 3

// people makes a random change of a person, not of a proposal.
func (m *moderationModel) people(rt *rapid.T, b *modelRun, tx store.Tx) {
	switch rapid.IntRange(0, 6).Draw(rt, "people") {
	case 0, 1, 2:
		m.block(rt, b, tx)
	case 3:
		m.unblock(rt, b, tx)
	case 4:
		m.dismiss(rt, b, tx)
	case 5:
		m.invite(rt, b, tx)
	case 6:
		m.erase(b, tx, store.PersonID(rapid.IntRange(1, modelWriters).Draw(rt, "erased")))
	}
}

func (m *moderationModel) block(rt *rapid.T, b *modelRun, tx store.Tx) {
	p, err := tx.Proposal(m.any(rt, "blocked for"))
	b.ok(err)
	by := m.staff[rapid.SampledFrom([]store.PersonID{900, 903, modelAdministrator}).Draw(rt, "blocks")]
	before := m.blocks[p.Author]
	span := rapid.SampledFrom([]time.Duration{0, 2 * time.Hour}).Draw(rt, "span")
	block, err := rules.BlockAuthor(tx, m.catalogue, rules.BlockRequest{
		Proposal: p.Seq, By: by, At: m.now, Duration: span, Reason: store.Reason{Text: "себебі", Language: store.Kazakh},
	})
	switch {
	case p.Author == 0:
		if err == nil {
			b.Fatalf("no author is left to block, and %+v was", block)
		}
		return
	case err != nil:
		expectedRefusal(b, err)
		return
	case !store.Authorized(by, store.RightDecide, p):
		b.Fatalf("%d, who may not decide, has blocked: %+v", by.ID, block)
	case m.catalogue.Moderation.NeedsSecondVote(store.SecondForBlocks) && block.Active(m.now) && (!before.Proposed || before.By == by.ID):
		b.Fatalf("the vote of %d alone has blocked: %+v", by.ID, block)
	}
	m.blocks[p.Author] = block
}

func (m *moderationModel) unblock(rt *rapid.T, b *modelRun, tx store.Tx) {
	p, err := tx.Proposal(m.any(rt, "unblocked for"))
	b.ok(err)
	by := m.anybody(rt, "unblocks")
	switch err := rules.Unblock(tx, p.Seq, by, m.now, m.reason()); {
	case p.Author == 0 && err == nil, err == nil && !store.Authorized(by, store.RightDecide, p):
		b.Fatalf("%d has unblocked the author of proposal %d", by.ID, p.Seq)
	case err == nil:
		delete(m.blocks, p.Author)
	case p.Author != 0:
		expectedRefusal(b, err)
	}
}

// erase removes an author's data. Their undecided proposals are deleted with their own
// duplicates; duplicates by others return to the queue.
func (m *moderationModel) erase(b *modelRun, tx store.Tx, author store.PersonID) {
	own, err := store.Collect(tx.ProposalsOf(author))
	b.ok(err)
	goes := map[store.Seq]bool{}
	for _, p := range own {
		if !p.Status.Open() {
			continue
		}
		goes[p.Seq] = true
		for seq, err := range tx.DuplicatesOf(p.Seq, 0) {
			b.ok(err)
			linked, err := tx.Proposal(seq)
			b.ok(err)
			goes[seq] = linked.Author == author || linked.Author == 0
		}
	}
	_, err = rules.Erase(tx, m.catalogue, storetest.Zone, author, m.now)
	b.ok(err)
	b.ok(tx.ErasePerson(author))
	for seq, gone := range goes {
		if gone {
			delete(m.texts, seq)
			delete(m.leases, seq)
			m.noReply(b, tx, seq)
		}
	}
	for _, p := range own {
		m.noReply(b, tx, p.Seq)
	}
	want(b, []store.Proposal{})(store.Collect(tx.ProposalsOf(author)))
}

// checkPeople compares the staff, the leases and the blocks.
func (m *moderationModel) checkPeople(b *modelRun, r store.Reader) {
	b.Helper()
	for id, staff := range m.staff {
		want(b, staff)(store.FindStaff(r, id))
	}
	leases := slices.SortedFunc(maps.Values(m.leases), func(a, b store.Lease) int { return cmp.Compare(a.Proposal, b.Proposal) })
	want(b, leases)(store.Leases.All(r))
	for author := range store.PersonID(modelWriters) {
		want(b, m.blocks[author+1])(store.FindBlock(r, author+1))
	}
}
