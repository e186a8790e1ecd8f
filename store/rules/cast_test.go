package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// actor is a person who asks for a change; the zero actor is the clock.
type actor struct {
	name   string
	by     store.Staff
	author store.PersonID
	// assigned says that the proposal was assigned to them.
	assigned bool
}

// decider is the moderator who made every decision of the situations below.
var decider = storetest.Moderator()

// cast has all actors who could change a proposal by author 1 about work in KZ-10.
func cast() []actor {
	staff := func(id store.PersonID, role store.Role, scope store.Scope, extra ...store.Right) store.Staff {
		return store.Staff{ID: id, Role: role, Scope: scope, ExtraRights: extra, Name: string(role)}
	}
	here, elsewhere := store.Scope{Regions: []string{"KZ-10"}, Topics: []string{"work"}}, store.Scope{Regions: []string{"KZ-75"}}
	return []actor{
		{name: "a participant", by: store.Staff{ID: 50}},
		{name: "the decider", by: decider},
		{name: "a moderator", by: staff(901, store.RoleModerator, store.Scope{})},
		{name: "a moderator of the region and topic", by: staff(902, store.RoleModerator, here)},
		{name: "a moderator of another region", by: staff(903, store.RoleModerator, elsewhere)},
		{name: "a moderator of another topic", by: staff(904, store.RoleModerator, store.Scope{Topics: []string{"ecology"}})},
		{name: "a coordinator", by: staff(905, store.RoleCoordinator, store.Scope{})},
		{name: "the coordinator who looks after it", by: staff(906, store.RoleCoordinator, here), assigned: true},
		{name: "a coordinator of another region who looks after it", by: staff(907, store.RoleCoordinator, elsewhere), assigned: true},
		{name: "an administrator", by: staff(908, store.RoleAdministrator, store.Scope{})},
		{name: "an administrator of another region", by: staff(909, store.RoleAdministrator, elsewhere)},
		{name: "a moderator who may reveal", by: staff(910, store.RoleModerator, here, store.RightReveal)},
		{name: "a moderator of another region who may reveal", by: staff(911, store.RoleModerator, elsewhere, store.RightReveal)},
		{name: "the author", author: 1},
		{name: "another author", author: 2},
		{name: "the clock"},
	}
}

const (
	deciders = "the decider, a moderator, a moderator of the region and topic, the coordinator who looks after it, an administrator, a moderator who may reveal"
	readers  = deciders + ", a coordinator"
)

func (a actor) among(names string) bool {
	for name := range strings.SplitSeq(names, ", ") {
		if name == a.name {
			return true
		}
	}
	return false
}

// situations are all that a proposal can be in. The author of a "told" one was notified,
// so that the decision can't be undone any more.
var situations = []string{
	"submitted", "voted", "asked", "accepted", "accepted told", "declined", "declined told", "linked", "linked told", "lapsed",
}

// staged has a proposal by its situation, and "main", the original of duplicates.
func staged(t *testing.T) (store.Store, map[string]store.Seq) {
	t.Helper()
	s := openStore(t)
	found := map[string]store.Seq{}
	check(t, s.Update(t.Context(), func(tx store.Tx) error {
		check(t, store.StaffRecords.Put(tx, decider))
		for _, name := range append([]string{"main"}, situations...) {
			p, err := storetest.Sample{Author: 1, Region: "KZ-10", Topic: "work", Body: name, At: sent}.Submit(tx)
			check(t, err)
			found[name] = p.Seq
			situate(t, tx, name, p.Seq, found["main"])
		}
		return nil
	}))
	return s, found
}

// decidedAt is when the decisions of the situations were made.
var decidedAt = sent.Add(time.Hour)

func situate(t *testing.T, tx store.Tx, situation string, seq, main store.Seq) {
	t.Helper()
	status, told := strings.CutSuffix(situation, " told")
	change := rules.Change{Proposal: seq, By: decider, At: decidedAt, Reason: store.Reason{Code: "budget"}}
	steps := map[string][]store.Action{
		"voted": {store.ActionVote}, "asked": {store.ActionAsk}, "accepted": {store.ActionAccept}, "declined": {store.ActionDecline},
		"linked": {store.ActionLink}, "lapsed": {store.ActionAsk, store.ActionLapse},
	}[status]
	if told {
		steps = append(steps, store.ActionNotify)
	}
	for _, change.Action = range steps {
		if change.Action == store.ActionNotify || change.Action == store.ActionLapse {
			change.By = store.Staff{}
		}
		if change.Action == store.ActionAsk {
			change.Text, change.Language = "Қай мектепте?", store.Kazakh
		}
		if change.Original = 0; change.Action == store.ActionLink {
			change.Original = main
		}
		_, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
		if err != nil {
			t.Fatal(fmt.Errorf("%s: %w", situation, err))
		}
	}
}

// unhurried returns a catalogue in which decisions can be undone for ten minutes.
func unhurried() store.Catalogue {
	c := storetest.Catalogue()
	c.Moderation = store.Moderation{
		UndoWindow: store.Duration(10 * time.Minute), LapseDelay: store.Duration(14 * 24 * time.Hour),
		ReminderDelays: []store.Duration{store.Duration(48 * time.Hour), store.Duration(7 * 24 * time.Hour)},
	}
	return c
}
