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

func TestABlockNeedsTwoVotesWhereTheCatalogueWantsThem(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, err := storetest.Sample{Author: 1, At: sent}.Submit(tx)
		check(t, err)
		catalogue := storetest.Catalogue()
		catalogue.Moderation.Second = []store.SecondVote{store.SecondForBlocks}
		first, err := store.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour))
		check(t, err)
		if !first.Proposed || first.Holds(sent) {
			t.Errorf("one vote blocked: %+v", first)
		}
		if _, err := store.BlockAuthor(tx, catalogue, blocking(900, sent, time.Hour)); !errors.Is(err, store.ErrSecondVote) {
			t.Errorf("the same vote twice: %v", err)
		}
		second, err := store.BlockAuthor(tx, catalogue, blocking(901, sent, 2*time.Hour))
		check(t, err)
		if !second.Holds(sent.Add(time.Hour)) || second.Holds(sent.Add(2*time.Hour)) {
			t.Errorf("two votes did not block for two hours: %+v", second)
		}
		// A vote for another span must not lift what holds.
		if _, err := store.BlockAuthor(tx, catalogue, blocking(900, sent, 9*time.Hour)); !errors.Is(err, store.ErrBlocked) {
			t.Errorf("a vote on somebody blocked: %v", err)
		}
		kept, err := tx.Block(1)
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
