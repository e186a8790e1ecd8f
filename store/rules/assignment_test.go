package rules_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
)

// TestWhoseAnAnswerIs: a reply goes to the assignee since the question, or else to the
// moderator who asked.
func TestWhoseAnAnswerIs(t *testing.T) {
	colleague := store.Staff{ID: 905, Role: store.RoleModerator, Name: "Үйлестіруші"}
	elsewhere := store.Scope{Regions: []string{"KZ-75"}}
	moved := decider
	moved.Scope = elsewhere
	for name, c := range map[string]struct {
		asker    store.Staff
		assignee []store.Staff
		want     store.PersonID
	}{
		"the asker's":                           {decider, nil, decider.ID},
		"the asker was dismissed":               {store.Staff{}, nil, 0},
		"the asker has another scope":           {moved, nil, 0},
		"a colleague's":                         {decider, []store.Staff{colleague}, colleague.ID},
		"assigned, and taken back":              {decider, []store.Staff{colleague, {}}, decider.ID},
		"a colleague's whose asker is gone":     {store.Staff{}, []store.Staff{colleague}, colleague.ID},
		"a colleague's who is not on the staff": {decider, []store.Staff{{ID: 906, Name: "?"}}, 0},
	} {
		when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
			check(t, store.StaffRecords.Put(tx, colleague))
			for _, to := range c.assignee {
				change := asked(store.ActionAssign, bySecond, seq, 0)
				change.Assignee = to
				_, err := rules.Apply(tx, unhurried(), time.UTC, change)
				check(t, err)
			}
			check(t, store.StaffRecords.Delete(tx, decider.ID))
			if c.asker.ID != 0 {
				check(t, store.StaffRecords.Put(tx, c.asker))
			}
			p, err := rules.Apply(tx, unhurried(), time.UTC, asked(store.ActionReply, byAuthor, seq, 0))
			check(t, err)
			if p.Assignee != c.want || (p.AssigneeName == "") != (c.want == 0) {
				t.Errorf("%s: assigned to %d %q, want %d", name, p.Assignee, p.AssigneeName, c.want)
			}
		})
	}
}

// TestAnAnswerIsNotForWhoHadTheProposalBeforeTheQuestion: what was assigned before the
// question goes to the moderator who asked, too.
func TestAnAnswerIsNotForWhoHadTheProposalBeforeTheQuestion(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.StaffRecords.Put(tx, bySecond.by))
		for _, change := range []rules.Change{
			{Proposal: seq, Action: store.ActionAssign, By: decider, Assignee: bySecond.by, At: later},
			{Proposal: seq, Action: store.ActionAsk, By: decider, Text: "?", Language: store.Kazakh, At: later},
		} {
			_, err := rules.Apply(tx, unhurried(), time.UTC, change)
			check(t, err)
		}
		p, err := rules.Apply(tx, unhurried(), time.UTC, asked(store.ActionReply, byAuthor, seq, 0))
		check(t, err)
		equal(t, p.Assignee, decider.ID)
	})
}

// TestMovingEndsTheWorkOfWhoHasNoPartInIt: moving a proposal ends the lease and the
// assignment of staff whose scope does not have its new place.
func TestMovingEndsTheWorkOfWhoHasNoPartInIt(t *testing.T) {
	here := store.Staff{ID: 905, Role: store.RoleModerator, Name: "Үйлестіруші", Scope: store.Scope{Regions: []string{"KZ-10"}}}
	for _, c := range []struct {
		region, topic      string
		assignee, holder   store.Staff
		assigned, held     store.PersonID
		escalated, entries int
	}{
		{"KZ-75", "", here, here, 0, 0, 0, 2},
		{"KZ-75", "", decider, decider, decider.ID, decider.ID, 0, 1},
		{"KZ-10", "ecology", here, here, here.ID, here.ID, 2, 1},
		{"KZ-75", "", here, decider, 0, decider.ID, 0, 2},
	} {
		when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
			check(t, store.StaffRecords.Put(tx, here))
			p, err := tx.Proposal(seq)
			check(t, err)
			p.Assignee, p.AssigneeName, p.EscalationLevel = c.assignee.ID, c.assignee.Name, 2
			check(t, tx.SaveProposal(p))
			_, err = rules.ClaimLease(tx, seq, c.holder, later, time.Hour)
			check(t, err)
			before := len(audited(t, tx))
			change := rules.Change{Proposal: seq, Action: store.ActionMove, By: c.holder, Region: c.region, Topic: c.topic, At: later}
			after, err := rules.Apply(tx, unhurried(), time.UTC, change)
			check(t, err)
			lease, err := store.FindLease(tx, seq)
			check(t, err)
			equal(t, after.Assignee, c.assigned)
			equal(t, lease.By, c.held)
			equal(t, after.EscalationLevel, c.escalated)
			entries := audited(t, tx)[before:]
			equal(t, len(entries), c.entries)
			if first := entries[0]; c.entries == 2 && (first.Field != "assignee" || first.Old != here.ID.String() || first.New != "") {
				t.Errorf("the audit says %s of %q: from %q to %q", first.Action, first.Field, first.Old, first.New)
			}
		})
	}
}

// TestAnAnswerComesBackFromWhomItWasMovedAway: a proposal that was assigned while its
// author was asked, and then moved out of the scope of its assignee, returns to the
// moderator who asked.
func TestAnAnswerComesBackFromWhomItWasMovedAway(t *testing.T) {
	here := store.Staff{ID: 905, Role: store.RoleModerator, Name: "Үйлестіруші", Scope: store.Scope{Regions: []string{"KZ-10"}}}
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		check(t, store.StaffRecords.Put(tx, here))
		for _, change := range []rules.Change{
			{Proposal: seq, Action: store.ActionAssign, By: decider, Assignee: here, At: later},
			{Proposal: seq, Action: store.ActionMove, By: decider, Region: "KZ-75", At: later},
		} {
			_, err := rules.Apply(tx, unhurried(), time.UTC, change)
			check(t, err)
		}
		p, err := rules.Apply(tx, unhurried(), time.UTC, asked(store.ActionReply, byAuthor, seq, 0))
		check(t, err)
		equal(t, p.Assignee, decider.ID)
	})
}
