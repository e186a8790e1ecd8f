package rules_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// blocking asks for a block of the author of the first proposal.
func blocking(by store.PersonID, at time.Time, span time.Duration) rules.BlockRequest {
	staff := storetest.Moderator()
	staff.ID = by
	return rules.BlockRequest{Proposal: 1, By: staff, At: at, Duration: span, Reason: store.Reason{Text: "себебі"}}
}

// byTwo is a catalogue in which blocks need two votes, the second within a day.
func byTwo() store.Catalogue {
	c := storetest.Catalogue()
	c.Moderation.SecondVotes, c.Moderation.BlockVoteTimeout = []store.SecondVoteFor{store.SecondForBlocks}, store.Duration(day)
	return c
}

func TestABlockNeedsTwoVotesWhereTheCatalogueWantsThem(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		catalogue := byTwo()
		first, err := rules.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour))
		check(t, err)
		if !first.Proposed || first.Active(sent) {
			t.Errorf("one vote blocked: %+v", first)
		}
		if _, err := rules.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour)); !errors.Is(err, rules.ErrSecondVote) {
			t.Errorf("the same vote twice: %v", err)
		}
		second, err := rules.BlockAuthor(tx, catalogue, blocking(901, sent.Add(time.Minute), time.Hour))
		check(t, err)
		if !second.Active(sent.Add(time.Hour)) || second.Active(sent.Add(time.Hour+time.Minute)) || second.FirstVote.By != 900 {
			t.Errorf("two votes did not block for an hour: %+v", second)
		}
		// A vote for another span must not lift an active block.
		if _, err := rules.BlockAuthor(tx, catalogue, blocking(900, sent.Add(time.Minute), 9*time.Hour)); !errors.Is(err, rules.ErrBlocked) {
			t.Errorf("a vote on a blocked author: %v", err)
		}
		kept, err := store.Blocks.Get(tx, 1)
		check(t, err)
		equal(t, kept, second)
		// A block that has ended can be voted for again.
		again, err := rules.BlockAuthor(tx, catalogue, blocking(900, sent.Add(3*time.Hour), time.Hour))
		check(t, err)
		if !again.Proposed {
			t.Errorf("%+v", again)
		}
	})
}

// TestAnotherBlockIsAnotherProposal: the second vote is for the block that was proposed.
// A vote for another span or reason proposes another block.
func TestAnotherBlockIsAnotherProposal(t *testing.T) {
	longer, other := blocking(901, sent, 2*time.Hour), blocking(901, sent, time.Hour)
	other.Reason.Text = "басқа себеп"
	for _, wanted := range []rules.BlockRequest{longer, other} {
		within(t, func(tx store.Tx) {
			_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
			check(t, err)
			_, err = rules.BlockAuthor(tx, byTwo(), blocking(900, sent, time.Hour))
			check(t, err)
			replaced, err := rules.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
			if !replaced.Proposed || replaced.By != 901 {
				t.Errorf("one vote for it blocked: %+v", replaced)
			}
			wanted.By.ID = 900
			agreed, err := rules.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
			if !agreed.Active(sent) || agreed.Reason != wanted.Reason || agreed.Duration() != wanted.Duration || agreed.FirstVote.By != 901 {
				t.Errorf("agreed on %+v", agreed)
			}
		})
	}
}

func TestAVoteForABlockEnds(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		_, err = rules.BlockAuthor(tx, byTwo(), blocking(900, sent, time.Hour))
		check(t, err)
		late, err := rules.BlockAuthor(tx, byTwo(), blocking(901, sent.Add(day), time.Hour))
		check(t, err)
		if !late.Proposed {
			t.Errorf("a vote of yesterday blocked: %+v", late)
		}
	})
}

// TestTheStoryOfABlock: the audit log has until when an author was blocked, why, and why
// the block was lifted.
func TestTheStoryOfABlock(t *testing.T) {
	within(t, func(tx store.Tx) {
		p, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		for _, wanted := range []rules.BlockRequest{blocking(900, sent, time.Hour), blocking(901, sent, time.Hour)} {
			_, err = rules.BlockAuthor(tx, byTwo(), wanted)
			check(t, err)
		}
		by := storetest.Moderator()
		if err := rules.Unblock(tx, p.Seq, by, sent, store.Reason{}); !errors.Is(err, rules.ErrReasonMissing) {
			t.Errorf("lifted without a reason: %v", err)
		}
		check(t, rules.Unblock(tx, p.Seq, by, sent, store.Reason{Text: "келістік"}))
		_, err = rules.BlockAuthor(tx, storetest.Catalogue(), blocking(900, sent, 0))
		check(t, err)
		p, err = tx.Proposal(p.Seq)
		check(t, err)
		until := sent.Add(time.Hour).UTC().Format(time.RFC3339)
		for i, wanted := range []struct{ field, old, new, words, written string }{
			{"span", "", "1h0m0s", "", "себебі"}, {"until", "", until, "", "себебі"},
			{"until", until, "", "келістік", ""}, {"until", "", rules.AuditNoEnd, "", "себебі"},
		} {
			entry := audited(t, tx)[1+i]
			equal(t, []string{entry.Field, entry.Old, entry.New, entry.ReasonText, p.ReasonTextFor(entry)},
				[]string{wanted.field, wanted.old, wanted.new, wanted.words, wanted.written})
		}
	})
}
