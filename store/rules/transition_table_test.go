package rules_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// allowance is what the specification says of one action: who may do it, where it leads
// from each situation in which it is possible, and where it is refused with an error of
// its own. Everywhere else it is a conflict.
type allowance struct {
	by string
	// leads has the new status by situation, "" if the status stays.
	leads map[string]store.Status
	// refused are situations with an error of their own.
	refused map[string]error
	// reason is set if one must be given, exclusive if no colleague may have a lease,
	// silent if no button becomes stale.
	reason, exclusive, silent bool
	// own is set if only the one who decided or voted may do it.
	own bool
}

// in lists situations, from each of which an action leads to the same status.
func in(to store.Status, names ...string) map[string]store.Status {
	leads := map[string]store.Status{}
	for _, name := range names {
		leads[name] = to
	}
	return leads
}

func refusedAs(err error, names ...string) map[string]error {
	refused := map[string]error{}
	for _, name := range names {
		refused[name] = err
	}
	return refused
}

// specified is the whole table, written a second time and independently.
func specified() map[store.Action]allowance {
	pending := []string{"accepted", "declined", "linked"}
	told := []string{"accepted told", "declined told", "linked told"}
	return map[store.Action]allowance{
		store.ActionAccept:           {by: deciders, leads: in(store.StatusAccepted, "submitted", "voted"), exclusive: true},
		store.ActionDecline:          {by: deciders, leads: in(store.StatusDeclined, "submitted", "voted"), exclusive: true, reason: true},
		store.ActionVote:             {by: deciders, leads: in("", "submitted", "voted"), exclusive: true, reason: true},
		store.ActionLink:             {by: deciders, leads: in(store.StatusLinked, "submitted", "voted"), exclusive: true},
		store.ActionAsk:              {by: deciders, leads: in(store.StatusAsked, "submitted", "voted"), exclusive: true},
		store.ActionWithdrawQuestion: {by: deciders, leads: in(store.StatusSubmitted, "asked"), exclusive: true},
		store.ActionUndo: {
			by: deciders, leads: in(store.StatusSubmitted, append(pending, "voted")...), exclusive: true, own: true,
			refused: refusedAs(rules.ErrAuthorNotified, told...),
		},
		store.ActionReopen: {
			by: deciders, leads: in(store.StatusSubmitted, append(told, "lapsed")...), exclusive: true, reason: true,
			refused: refusedAs(rules.ErrAuthorNotNotified, pending...),
		},
		store.ActionUnlink: {
			by: deciders, leads: in(store.StatusSubmitted, "linked told"), exclusive: true, refused: refusedAs(rules.ErrAuthorNotNotified, "linked"),
		},
		store.ActionMove:   {by: deciders, leads: in("", "submitted", "voted", "asked"), exclusive: true},
		store.ActionAssign: {by: deciders, leads: in("", "submitted", "voted", "asked")},
		store.ActionNote:   {by: readers, leads: in("", situations...)},
		store.ActionHide:   {by: deciders, leads: in("", situations...)},
		store.ActionUnhide: {by: deciders, leads: in("", situations...)},
		store.ActionReveal: {by: "an administrator, a moderator who may reveal", leads: in("", situations...), reason: true, silent: true},

		store.ActionReply:            {by: "the author", leads: in(store.StatusSubmitted, "asked")},
		store.ActionResumeLapsed:     {by: "the author", leads: in(store.StatusAsked, "lapsed")},
		store.ActionDisputeDuplicate: {by: "the author", leads: in(store.StatusSubmitted, "linked told"), refused: refusedAs(rules.ErrAuthorNotNotified, "linked")},

		store.ActionNotify:   {by: "the clock", leads: in("", append(pending, told...)...), silent: true},
		store.ActionRemind:   {by: "the clock", leads: in("", "asked"), silent: true},
		store.ActionLapse:    {by: "the clock", leads: in(store.StatusLapsed, "asked")},
		store.ActionEscalate: {by: "the clock", leads: in("", "submitted", "voted"), silent: true},
	}
}

func TestEveryActionOfTheTableIsSpecified(t *testing.T) {
	table := specified()
	for _, action := range rules.TransitionActions() {
		if _, known := table[action]; !known {
			t.Errorf("%q is in the table of transitions, but this test does not say who may do it when", action)
		}
	}
	equal(t, len(table), len(rules.TransitionActions()))
}

// wanted is the error with which an action is refused, nil if it must be done.
// A [*rules.ConflictError] stands for every one.
func (a allowance) wanted(who actor, situation string) error {
	_, possible := a.leads[situation]
	own, refused := a.refused[situation]
	switch {
	case !who.among(a.by):
		return rules.ErrNotAuthorized
	case !possible && !refused:
		return &rules.ConflictError{}
	case a.own && who.by.ID != decider.ID:
		return rules.ErrNotAuthorized
	}
	return own
}

// asked returns a change with everything the action could need.
func asked(action store.Action, who actor, seq, main store.Seq) rules.Change {
	return rules.Change{
		Proposal: seq, Action: action, By: who.by, Author: who.author, At: decidedAt.Add(time.Minute),
		Reason: store.Reason{Text: "Бюджет бөлінген", Language: store.Kazakh}, Text: "Қай ауылда?", Language: store.Kazakh,
		Topic: "ecology", Region: "KZ-71", Assignee: store.Staff{ID: 905, Name: "Үйлестіруші"}, Original: main,
	}
}

// TestTheTableOfTransitions has every actor try every action in every situation. Allowed
// ones lead to the right status; all others are refused with the right error and change
// nothing.
func TestTheTableOfTransitions(t *testing.T) {
	s, found := staged(t)
	for _, action := range rules.TransitionActions() {
		rule := specified()[action]
		for _, situation := range situations {
			rule.inSituation(t, s, action, situation, found[situation], found["main"])
		}
	}
}

// inSituation has every actor try one action in one situation: first all who must be
// refused, then each of the others.
func (a allowance) inSituation(t *testing.T, s store.Store, action store.Action, situation string, seq, main store.Seq) {
	t.Helper()
	name := fmt.Sprintf("%s when %s by ", action, situation)
	untouched(t, s, func(tx store.Tx) {
		all := everything(t, tx)
		for _, who := range cast() {
			if wanted := a.wanted(who, situation); wanted != nil && !who.assigned {
				refuse(t, name+who.name, tx, asked(action, who, seq, main), wanted)
			}
		}
		if now := everything(t, tx); now != all {
			t.Errorf("%severybody who may not: it was refused and has changed:\n%s", name, changed(all, now))
		}
	})
	for _, who := range cast() {
		if wanted := a.wanted(who, situation); wanted == nil || who.assigned {
			untouched(t, s, func(tx store.Tx) {
				entrust(t, tx, seq, who)
				a.try(t, name+who.name, tx, asked(action, who, seq, main), wanted, a.leads[situation])
			})
		}
	}
}

// entrust assigns the proposal to an actor who needs it assigned.
func entrust(t *testing.T, tx store.Tx, seq store.Seq, who actor) {
	t.Helper()
	if !who.assigned {
		return
	}
	p, err := tx.Proposal(seq)
	check(t, err)
	p.Assignee, p.AssigneeName = who.by.ID, who.by.Name
	check(t, tx.SaveProposal(p))
}

// try makes a change that has to be refused with the wanted error and leave
// everything as it was, or to be done if that is nil.
func (a allowance) try(t *testing.T, name string, tx store.Tx, change rules.Change, wanted error, to store.Status) {
	t.Helper()
	if wanted == nil {
		a.do(t, name, tx, change, to)
		return
	}
	all := everything(t, tx)
	refuse(t, name, tx, change, wanted)
	if now := everything(t, tx); now != all {
		t.Errorf("%s was refused and has changed:\n%s", name, changed(all, now))
	}
}

func refuse(t *testing.T, name string, tx store.Tx, change rules.Change, wanted error) {
	t.Helper()
	before, err := tx.Proposal(change.Proposal)
	check(t, err)
	if refused := rules.Check(tx, before, change); refused != nil && !same(refused, wanted) {
		t.Errorf("%s: the check says %v, want %v", name, refused, wanted)
	}
	writes := tx.Changes()
	after, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
	if !same(err, wanted) {
		t.Errorf("%s: got error %v, want %v", name, err, wanted)
	}
	if tx.Changes() != writes {
		t.Errorf("%s was refused after %d writes", name, tx.Changes()-writes)
	}
	equal(t, after, before)
}

func (a allowance) do(t *testing.T, name string, tx store.Tx, change rules.Change, to store.Status) {
	t.Helper()
	before, err := tx.Proposal(change.Proposal)
	check(t, err)
	after, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
	if err != nil {
		t.Errorf("%s: got error %v", name, err)
		return
	}
	if to == "" {
		to = before.Status
	}
	revision := before.Revision + 1
	if a.silent {
		revision--
	}
	if after.Status != to || after.Revision != revision {
		t.Errorf("%s: %s at revision %d, want %s at %d", name, after.Status, after.Revision, to, revision)
	}
	stored, err := tx.Proposal(change.Proposal)
	check(t, err)
	equal(t, stored, after)
	entries := audited(t, tx)
	last := entries[len(entries)-1]
	if last.Action != change.Action || last.Actor != change.By.ID || last.From != before.Status || last.To != to || !last.At.Equal(change.At) {
		t.Errorf("%s is recorded as %+v", name, last)
	}
}

// same reports whether an error is the wanted one.
func same(err, wanted error) bool {
	if _, overtaken := errors.AsType[*rules.ConflictError](wanted); overtaken {
		_, is := errors.AsType[*rules.ConflictError](err)
		return is
	}
	if _, leased := errors.AsType[*rules.LeasedError](wanted); leased {
		_, is := errors.AsType[*rules.LeasedError](err)
		return is
	}
	if _, linked := errors.AsType[*rules.DuplicateError](wanted); linked {
		_, is := errors.AsType[*rules.DuplicateError](err)
		return is
	}
	return errors.Is(err, wanted) && (err == nil) == (wanted == nil)
}

// changed returns the lines that are in only one of two texts.
func changed(before, after string) string {
	var lines []string
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	for _, line := range old {
		if !slices.Contains(now, line) {
			lines = append(lines, "- "+line)
		}
	}
	for _, line := range now {
		if !slices.Contains(old, line) {
			lines = append(lines, "+ "+line)
		}
	}
	return strings.Join(lines, "\n")
}
