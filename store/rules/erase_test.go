package rules_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// family is a proposal and duplicates of it, by authors of their own.
func family(t *testing.T, tx store.Tx, main store.PersonID, mainFirst bool, duplicates ...store.PersonID) (store.Proposal, []store.Proposal) {
	t.Helper()
	submit := func(author store.PersonID) store.Proposal {
		p, err := storetest.Sample{Author: author, At: sent}.Submit(tx)
		check(t, err)
		return p
	}
	var first store.Proposal
	if mainFirst {
		first = submit(main)
	}
	var linked []store.Proposal
	for _, author := range duplicates {
		linked = append(linked, submit(author))
	}
	if !mainFirst {
		first = submit(main)
	}
	for i, p := range linked {
		var err error
		linked[i], err = rules.Apply(tx, unhurried(), storetest.Zone, rules.Change{
			Proposal: p.Seq, Action: store.ActionLink, Original: first.Seq, By: decider, At: decidedAt,
		})
		check(t, err)
	}
	return first, linked
}

func erase(t *testing.T, tx store.Tx, author store.PersonID) []store.Proposal {
	t.Helper()
	erased, err := rules.Erase(tx, unhurried(), storetest.Zone, author, sent.AddDate(0, 0, 7))
	check(t, err)
	return erased
}

func missing(t *testing.T, r store.Reader, seq store.Seq) {
	t.Helper()
	if p, err := r.Proposal(seq); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("there still is %+v (%v)", p, err)
	}
}

func TestWhatWasLinkedToAnErasedProposalComesBack(t *testing.T) {
	within(t, func(tx store.Tx) {
		main, linked := family(t, tx, 1, true, 2, 3)
		_, err := rules.Apply(tx, unhurried(), storetest.Zone, rules.Change{Proposal: linked[1].Seq, Action: store.ActionNotify, At: later})
		check(t, err)
		erase(t, tx, 1)
		missing(t, tx, main.Seq)
		for _, p := range linked {
			wanted := p
			wanted.Status, wanted.Original, wanted.OriginalNumber, wanted.Decision, wanted.NotifyAt = store.StatusSubmitted, 0, "", store.Decision{}, time.Time{}
			if p.Seq == linked[1].Seq {
				wanted.PastDecisions = []store.Decision{p.Decision}
			}
			wanted.DueOn, wanted.Revision = "2026-12-08", p.Revision+1
			got, err := tx.Proposal(p.Seq)
			check(t, err)
			equal(t, got, wanted)
			rings(t, tx, store.AlarmNotify, p.Seq, time.Time{})
		}
		entries := audited(t, tx)
		last := entries[len(entries)-1]
		if last.Action != store.ActionErase || last.Proposal != main.Seq || last.To != "" {
			t.Errorf("recorded last is %+v", last)
		}
	})
}

func TestAnErasedDuplicateStaysWithoutItsAuthor(t *testing.T) {
	within(t, func(tx store.Tx) {
		main, linked := family(t, tx, 1, true, 2)
		erase(t, tx, 2)
		got, err := tx.Proposal(linked[0].Seq)
		check(t, err)
		if got.Author != 0 || got.Status != store.StatusLinked || got.Original != main.Seq {
			t.Errorf("got %+v", got)
		}
		still, err := tx.Proposal(main.Seq)
		check(t, err)
		equal(t, still, main)
	})
}

// TestNothingOfAnErasedPersonComesBackIntoTheQueue: an author's own duplicates are
// deleted with their original, in any order of sending.
func TestNothingOfAnErasedPersonComesBackIntoTheQueue(t *testing.T) {
	for name, c := range map[string]struct {
		mainFirst bool
		erase     []store.PersonID
	}{
		"the duplicate came later":         {true, []store.PersonID{1}},
		"the duplicate came first":         {false, []store.PersonID{1}},
		"the duplicate was erased earlier": {true, []store.PersonID{2, 1}},
	} {
		within(t, func(tx store.Tx) {
			main, linked := family(t, tx, 1, c.mainFirst, c.erase[0])
			for _, author := range c.erase {
				erase(t, tx, author)
			}
			for _, p := range append(linked, main) {
				t.Run(fmt.Sprintf("%s, proposal %d", name, p.Seq), func(t *testing.T) { missing(t, tx, p.Seq) })
				rings(t, tx, store.AlarmNotify, p.Seq, time.Time{})
			}
			for _, status := range store.Statuses() {
				standing, err := tx.StatusCounts(status)
				check(t, err)
				equal(t, sorted(standing), nil)
			}
		})
	}
}

// TestErasingAnAskedProposal: a question and the alarms go with the proposal.
func TestErasingAnAskedProposal(t *testing.T) {
	s, found := staged(t)
	untouched(t, s, func(tx store.Tx) {
		_, err := rules.ClaimLease(tx, found["asked"], decider, decidedAt, time.Hour)
		check(t, err)
		erase(t, tx, 1)
		missing(t, tx, found["asked"])
		rings(t, tx, store.AlarmRemind, found["asked"], time.Time{})
		leases, err := store.Leases.All(tx)
		check(t, err)
		equal(t, leases, nil)
	})
}

func TestErasingTakesTheAttachmentsOfAnswers(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		answer := asked(store.ActionReply, byAuthor, seq, 0)
		answer.Attachments = []store.Attachment{{Kind: store.AttachmentPhoto, FileID: "AgAD"}}
		for _, change := range []rules.Change{answer, asked(store.ActionAccept, bySecond, seq, 0)} {
			_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
		}
		erase(t, tx, 1)
		p, err := tx.Proposal(seq)
		check(t, err)
		if p.Author != 0 || len(p.Questions) != 1 || len(p.Questions[0].Attachments) != 0 || p.Questions[0].Reply == "" {
			t.Errorf("got %+v", p)
		}
	})
}

// TestADecisionOnAnErasedProposalIsFinal: an erased author can not be notified, and no
// alarm of theirs is left.
func TestADecisionOnAnErasedProposalIsFinal(t *testing.T) {
	for _, situation := range []string{"accepted", "declined", "linked"} {
		when(t, situation, func(tx store.Tx, seq, main store.Seq) {
			change := asked(store.ActionAccept, bySecond, main, 0)
			_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			erase(t, tx, 1)
			rings(t, tx, store.AlarmNotify, seq, time.Time{})
			undo := asked(store.ActionUndo, actor{by: decider}, seq, 0)
			specified()[store.ActionUndo].try(t, situation, tx, undo, rules.ErrAuthorNotified, "")
		})
	}
}

// TestWhatComesBackCanBeLateAgain: a duplicate that comes back because of an erasure is
// like one that was reopened: it can be late again, and it has no assignee.
func TestWhatComesBackCanBeLateAgain(t *testing.T) {
	within(t, func(tx store.Tx) {
		_, linked := family(t, tx, 1, true, 2)
		p := linked[0]
		p.EscalationLevel = 3
		check(t, tx.SaveProposal(p))
		_, err := rules.ClaimLease(tx, p.Seq, decider, decidedAt, 1000*time.Hour)
		check(t, err)
		erase(t, tx, 1)
		got, err := tx.Proposal(p.Seq)
		check(t, err)
		lease, err := store.FindLease(tx, p.Seq)
		check(t, err)
		if got.EscalationLevel != 0 || lease.By != 0 {
			t.Errorf("escalated %d times, in the hands of %d", got.EscalationLevel, lease.By)
		}
	})
}

// TestAnErasureKeepsEarlierDecisions: decisions that the author was notified of stay on a
// proposal, also those that have ended.
func TestAnErasureKeepsEarlierDecisions(t *testing.T) {
	when(t, "declined told", func(tx store.Tx, seq, _ store.Seq) {
		before, err := tx.Proposal(seq)
		check(t, err)
		for _, action := range []store.Action{store.ActionReopen, store.ActionAccept} {
			_, err := rules.Apply(tx, unhurried(), storetest.Zone, asked(action, bySecond, seq, 0))
			check(t, err)
		}
		erase(t, tx, 1)
		after, err := tx.Proposal(seq)
		check(t, err)
		equal(t, after.PastDecisions, []store.Decision{before.Decision})
	})
}
