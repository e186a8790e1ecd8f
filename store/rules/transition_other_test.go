package rules_test

import (
	"testing"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

func TestWhatTheOtherActionsChange(t *testing.T) {
	for _, c := range []struct {
		situation string
		action    store.Action
		who       actor
		revisions uint32
		expect    func(p *store.Proposal)
		recorded  store.AuditEntry
	}{
		{"asked", store.ActionMove, bySecond, 1, func(p *store.Proposal) { p.Topic, p.Region = "ecology", "KZ-71" }, store.AuditEntry{Field: "region", Old: "KZ-10", New: "KZ-71"}},
		{"declined", store.ActionNote, bySecond, 1, func(p *store.Proposal) {
			p.Notes = []store.Note{{By: 901, ByName: "Берік", At: later, Text: "Қай ауылда?"}}
		}, store.AuditEntry{}},
		{"submitted", store.ActionAssign, bySecond, 1, func(p *store.Proposal) { p.Assignee, p.AssigneeName = 905, "Үйлестіруші" }, store.AuditEntry{Field: "assignee", New: "905"}},
		{"linked", store.ActionHide, bySecond, 1, func(p *store.Proposal) { p.Hidden = true }, store.AuditEntry{}},
		{"lapsed", store.ActionReveal, actor{by: store.Staff{ID: 908, Role: store.RoleAdministrator}}, 0, func(*store.Proposal) {}, store.AuditEntry{ReasonText: because.Text}},
		{"submitted", store.ActionEscalate, byClock, 0, func(p *store.Proposal) { p.EscalationLevel = 1 }, store.AuditEntry{Field: "circle", Old: "0", New: "1"}},
	} {
		when(t, c.situation, func(tx store.Tx, seq, _ store.Seq) {
			counts := countsOf(t, tx)
			effect(t, tx, asked(c.action, c.who, seq, 0), c.revisions, c.expect)
			equal(t, countsOf(t, tx), counts)
			entries := audited(t, tx)
			last := entries[len(entries)-1]
			equal(t, store.AuditEntry{Field: last.Field, Old: last.Old, New: last.New, ReasonText: last.ReasonText}, c.recorded)
		})
	}
}

func TestMovingOneThingLeavesTheOther(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		change := asked(store.ActionMove, bySecond, seq, 0)
		change.Region = ""
		effect(t, tx, change, 1, func(p *store.Proposal) { p.Topic = "ecology" })
		change.Region, change.Topic = "KZ-75", ""
		effect(t, tx, change, 1, func(p *store.Proposal) { p.Region = "KZ-75" })
	})
}

func TestHidingIsTakenBack(t *testing.T) {
	when(t, "accepted", func(tx store.Tx, seq, _ store.Seq) {
		for _, action := range []store.Action{store.ActionHide, store.ActionHide, store.ActionUnhide} {
			effect(t, tx, asked(action, bySecond, seq, 0), 1, func(p *store.Proposal) { p.Hidden = action == store.ActionHide })
		}
	})
}

// TestTheAuditHasNoWordsOfAuthors: texts written for authors or by them are never in the
// audit log: it outlives an erasure.
func TestTheAuditHasNoWordsOfAuthors(t *testing.T) {
	possible(t, func(tx store.Tx, name string, _ allowance, _ string, change rules.Change) {
		_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
		check(t, err)
		entries := audited(t, tx)
		last := entries[len(entries)-1]
		colleagues := change.Action == store.ActionReveal || change.Action == store.ActionReopen
		if (last.ReasonText != "") != colleagues || last.Actor == 1 {
			t.Errorf("%s is recorded as %+v", name, last)
		}
	})
}
