package store_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/storetest"
)

// blocking asks for a block of the author of the first proposal.
func blocking(by store.PersonID, at time.Time, span time.Duration) store.Blocking {
	staff := storetest.Moderator()
	staff.ID = by
	return store.Blocking{Proposal: 1, By: staff, At: at, Span: span, Reason: store.Reason{Text: "себебі"}}
}

// byTwo is a catalogue in which blocks need two votes, the second within a day.
func byTwo() store.Catalogue {
	c := storetest.Catalogue()
	c.Moderation.Second, c.Moderation.BlockVote = []store.SecondVote{store.SecondForBlocks}, store.Duration(day)
	return c
}

func TestABlockNeedsTwoVotesWhereTheCatalogueWantsThem(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		catalogue := byTwo()
		first, err := store.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour))
		check(t, err)
		if !first.Proposed || first.Holds(sent) {
			t.Errorf("one vote blocked: %+v", first)
		}
		if _, err := store.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour)); !errors.Is(err, store.ErrSecondVote) {
			t.Errorf("the same vote twice: %v", err)
		}
		second, err := store.BlockAuthor(tx, catalogue, blocking(901, sent.Add(time.Minute), time.Hour))
		check(t, err)
		if !second.Holds(sent.Add(time.Hour)) || second.Holds(sent.Add(time.Hour+time.Minute)) || second.First.By != 900 {
			t.Errorf("two votes did not block for an hour: %+v", second)
		}
		// A vote for another span must not lift what holds.
		if _, err := store.BlockAuthor(tx, catalogue, blocking(900, sent.Add(time.Minute), 9*time.Hour)); !errors.Is(err, store.ErrBlocked) {
			t.Errorf("a vote on a blocked author: %v", err)
		}
		kept, err := store.Blocks.Get(tx, 1)
		check(t, err)
		equal(t, kept, second)
		// What has ended can be voted for again.
		again, err := store.BlockAuthor(tx, catalogue, blocking(900, sent.Add(3*time.Hour), time.Hour))
		check(t, err)
		if !again.Proposed {
			t.Errorf("%+v", again)
		}
	})
}

// The second vote is for the block that was proposed. A vote for another span or reason
// proposes another block.
func TestAnotherBlockIsAnotherProposal(t *testing.T) {
	longer, other := blocking(901, sent, 2*time.Hour), blocking(901, sent, time.Hour)
	other.Reason.Text = "басқа себеп"
	for _, wanted := range []store.Blocking{longer, other} {
		within(t, func(tx store.Tx) {
			_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
			check(t, err)
			_, err = store.BlockAuthor(tx, byTwo(), blocking(900, sent, time.Hour))
			check(t, err)
			replaced, err := store.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
			if !replaced.Proposed || replaced.By != 901 {
				t.Errorf("one vote for it blocked: %+v", replaced)
			}
			wanted.By.ID = 900
			agreed, err := store.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
			if !agreed.Holds(sent) || agreed.Reason != wanted.Reason || agreed.Span() != wanted.Span || agreed.First.By != 901 {
				t.Errorf("agreed on %+v", agreed)
			}
		})
	}
}

func TestAVoteForABlockEnds(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		_, err = store.BlockAuthor(tx, byTwo(), blocking(900, sent, time.Hour))
		check(t, err)
		late, err := store.BlockAuthor(tx, byTwo(), blocking(901, sent.Add(day), time.Hour))
		check(t, err)
		if !late.Proposed {
			t.Errorf("a vote of yesterday blocked: %+v", late)
		}
	})
}

// The audit log keeps until when an author was blocked, why, and why the block was
// lifted.
func TestTheStoryOfABlock(t *testing.T) {
	within(t, func(tx store.Tx) {
		p, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		for _, wanted := range []store.Blocking{blocking(900, sent, time.Hour), blocking(901, sent, time.Hour)} {
			_, err = store.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
		}
		by := storetest.Moderator()
		if err := store.Unblock(tx, p.Seq, by, sent, store.Reason{}); !errors.Is(err, store.ErrReasonMissing) {
			t.Errorf("lifted without a reason: %v", err)
		}
		check(t, store.Unblock(tx, p.Seq, by, sent, store.Reason{Text: "келістік"}))
		_, err = store.BlockAuthor(tx, storetest.Catalogue(), blocking(900, sent, 0))
		check(t, err)
		p, err = tx.Proposal(p.Seq)
		check(t, err)
		until := sent.Add(time.Hour).UTC().Format(time.RFC3339)
		for i, wanted := range []struct{ field, old, new, words, written string }{
			{"span", "", "1h0m0s", "", "себебі"}, {"until", "", until, "", "себебі"},
			{"until", until, "", "келістік", ""}, {"until", "", store.NoEnd, "", "себебі"},
		} {
			entry := audited(t, tx)[1+i]
			equal(t, []string{entry.Field, entry.Old, entry.New, entry.Words, p.Written(entry)},
				[]string{wanted.field, wanted.old, wanted.new, wanted.words, wanted.written})
		}
	})
}
