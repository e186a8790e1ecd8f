package rules_test

import (
	"errors"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// careful returns a catalogue in which declining needs two votes.
func careful() store.Catalogue {
	c := unhurried()
	c.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines}
	return c
}

func TestDecliningByTwo(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		before, err := tx.Proposal(seq)
		check(t, err)
		decline := func(who actor) (store.Proposal, error) {
			return rules.Apply(tx, careful(), storetest.Zone, asked(store.ActionDecline, who, seq, 0))
		}
		_, err = rules.ClaimLease(tx, seq, decider, later, time.Hour)
		check(t, err)
		voted, err := decline(actor{by: decider})
		check(t, err)
		vote := store.Vote{By: 900, ByName: "Айгүл", At: later, Reason: because}
		wanted := before
		wanted.Vote, wanted.Revision = vote, 2
		equal(t, voted, wanted)
		rings(t, tx, store.AlarmNotify, seq, time.Time{})

		check(t, rules.ReleaseLease(tx, seq, decider.ID))
		if _, err = decline(actor{by: decider}); !errors.Is(err, rules.ErrSecondVote) {
			t.Errorf("the same person again: %v", err)
		}
		declined, err := decline(bySecond)
		check(t, err)
		wanted.Status, wanted.Vote, wanted.Revision = store.StatusDeclined, store.Vote{}, 3
		wanted.Decision = store.Decision{Action: store.ActionDecline, By: 901, ByName: "Берік", At: later, Reason: because, FirstVote: vote}
		wanted.FirstResponseAt, wanted.NotifyAt = later, later.Add(10*time.Minute)
		equal(t, declined, wanted)

		entries := audited(t, tx)
		last, first := entries[len(entries)-1], entries[len(entries)-2]
		if first.Action != store.ActionVote || first.To != store.StatusSubmitted || last.Action != store.ActionDecline || last.Actor != 901 {
			t.Errorf("recorded are %+v and %+v", first, last)
		}
	})
}

func TestAFirstVoteCountsNowhere(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		counts := countsOf(t, tx)
		effect(t, tx, asked(store.ActionVote, bySecond, seq, 0), 1, func(p *store.Proposal) {
			p.Vote = store.Vote{By: 901, ByName: "Берік", At: later, Reason: because}
		})
		equal(t, countsOf(t, tx), counts)
		effect(t, tx, asked(store.ActionUndo, bySecond, seq, 0), 1, func(p *store.Proposal) { p.Vote = store.Vote{} })
		equal(t, countsOf(t, tx), counts)
	})
}

func TestAcceptingNeedsNoSecond(t *testing.T) {
	when(t, "voted", func(tx store.Tx, seq, _ store.Seq) {
		p, err := rules.Apply(tx, careful(), storetest.Zone, asked(store.ActionAccept, bySecond, seq, 0))
		check(t, err)
		if p.Status != store.StatusAccepted || p.Vote.Given() || p.Decision.FirstVote.By != decider.ID {
			t.Errorf("%s with vote %+v and first %+v", p.Status, p.Vote, p.Decision.FirstVote)
		}
	})
}

// TestAVoteEndsWhenTheAuthorAnswersAndWhenTheProposalMoves: a vote is for the
// proposal that the voter has read.
func TestAVoteEndsWhenTheAuthorAnswersAndWhenTheProposalMoves(t *testing.T) {
	apply := func(tx store.Tx, change rules.Change) store.Proposal {
		p, err := rules.Apply(tx, careful(), storetest.Zone, change)
		check(t, err)
		return p
	}
	when(t, "voted", func(tx store.Tx, seq, _ store.Seq) {
		if p := apply(tx, asked(store.ActionAsk, bySecond, seq, 0)); !p.Vote.Given() {
			t.Error("a question ended the vote: there is nothing new to know yet")
		}
		if p := apply(tx, asked(store.ActionReply, byAuthor, seq, 0)); p.Vote.Given() {
			t.Errorf("the vote outlived the answer: %+v", p.Vote)
		}
		if p := apply(tx, asked(store.ActionDecline, bySecond, seq, 0)); p.Status != store.StatusSubmitted || p.Vote.By != 901 {
			t.Errorf("declined by one: %s with vote %+v", p.Status, p.Vote)
		}
	})
	when(t, "voted", func(tx store.Tx, seq, _ store.Seq) {
		if p := apply(tx, asked(store.ActionMove, bySecond, seq, 0)); p.Vote.Given() {
			t.Errorf("the vote outlived the move: %+v", p.Vote)
		}
	})
}

// TestAVoteDoesNotBindItsVoterWhereOneIsEnough: once the catalogue asks for one vote
// only, the first voter may decline.
func TestAVoteDoesNotBindItsVoterWhereOneIsEnough(t *testing.T) {
	when(t, "voted", func(tx store.Tx, seq, _ store.Seq) {
		p, err := rules.Apply(tx, unhurried(), storetest.Zone, asked(store.ActionDecline, actor{by: decider}, seq, 0))
		check(t, err)
		if p.Status != store.StatusDeclined || p.Decision.By != decider.ID {
			t.Errorf("%s by %d", p.Status, p.Decision.By)
		}
	})
}
