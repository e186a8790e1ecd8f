package rules_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// possible lists every action that is possible in a situation, each by the first of the
// cast who may do it.
func possible(t *testing.T, try func(tx store.Tx, name string, rule allowance, situation string, change rules.Change)) {
	t.Helper()
	s, found := staged(t)
	for _, action := range rules.TransitionActions() {
		rule := specified()[action]
		for situation := range rule.leads {
			for _, who := range cast() {
				if rule.wanted(who, situation) == nil {
					untouched(t, s, func(tx store.Tx) {
						entrust(t, tx, found[situation], who)
						name := string(action) + " when " + situation + " by " + who.name
						try(tx, name, rule, situation, asked(action, who, found[situation], found["main"]))
					})
				}
			}
		}
	}
}

func TestAnOldButtonChangesNothing(t *testing.T) {
	possible(t, func(tx store.Tx, name string, rule allowance, situation string, change rules.Change) {
		p, err := tx.Proposal(change.Proposal)
		check(t, err)
		change.Revision = p.Revision + 1
		rule.try(t, name, tx, change, &rules.ConflictError{}, "")
		if err := rules.Check(tx, p, change); !same(err, &rules.ConflictError{}) {
			t.Errorf("%s: the check says %v", name, err)
		}
		change.Revision = p.Revision
		check(t, rules.Check(tx, p, change))
		rule.try(t, name, tx, change, nil, rule.leads[situation])
	})
}

func TestWithoutItsReasonNothingIsDone(t *testing.T) {
	possible(t, func(tx store.Tx, name string, rule allowance, situation string, change rules.Change) {
		change.Reason = store.Reason{Language: store.Kazakh}
		var wanted error
		if rule.reason {
			wanted = rules.ErrReasonMissing
		}
		rule.try(t, name, tx, change, wanted, rule.leads[situation])
	})
}

// TestALeaseIsRespected: a colleague's lease forbids changes by the staff, but not by the
// author or the clock, and only while it is active.
func TestALeaseIsRespected(t *testing.T) {
	possible(t, func(tx store.Tx, name string, rule allowance, situation string, change rules.Change) {
		lease := store.Lease{Proposal: change.Proposal, By: 999, Since: sent, Until: change.At.Add(time.Nanosecond)}
		check(t, store.Leases.Put(tx, lease))
		check(t, store.StaffRecords.Put(tx, store.Staff{ID: 999, Role: store.RoleModerator}))
		if rule.exclusive {
			rule.try(t, name, tx, change, &rules.LeasedError{}, "")
			lease.Until = change.At
			check(t, store.Leases.Put(tx, lease))
		}
		rule.try(t, name, tx, change, nil, rule.leads[situation])
		left, err := store.FindLease(tx, change.Proposal)
		check(t, err)
		if ended := left.By == 0; ended != (rule.leads[situation] != "") {
			t.Errorf("%s: the lease has ended: %t", name, ended)
		}
	})
}

func TestOnesOwnLeaseIsNoObstacle(t *testing.T) {
	possible(t, func(tx store.Tx, name string, rule allowance, situation string, change rules.Change) {
		if change.By.ID == 0 {
			return
		}
		_, err := rules.ClaimLease(tx, change.Proposal, change.By, change.At, time.Hour)
		check(t, err)
		rule.try(t, name, tx, change, nil, rule.leads[situation])
	})
}

func TestTheMomentUntilWhichADecisionCanBeTakenBack(t *testing.T) {
	s, found := staged(t)
	undo := specified()[store.ActionUndo]
	for after, wanted := range map[time.Duration]error{
		0: nil, 10*time.Minute - 1: nil, 10 * time.Minute: rules.ErrAuthorNotified, time.Hour: rules.ErrAuthorNotified,
	} {
		for _, situation := range []string{"accepted", "declined", "linked"} {
			untouched(t, s, func(tx store.Tx) {
				change := asked(store.ActionUndo, actor{by: decider}, found[situation], 0)
				change.At = decidedAt.Add(after)
				undo.try(t, situation+" "+after.String(), tx, change, wanted, store.StatusSubmitted)
			})
		}
	}
}

func TestWhatCannotBeLinked(t *testing.T) {
	s, found := staged(t)
	untouched(t, s, func(tx store.Tx) {
		elsewhere, err := storetest.Sample{Region: "KZ-75", Topic: "work", At: sent}.Submit(tx)
		check(t, err)
		for name, c := range map[string]struct {
			seq, main store.Seq
			by        store.Staff
			wanted    error
		}{
			"to itself":             {found["submitted"], found["submitted"], decider, rules.ErrDuplicateOfItself},
			"to none":               {found["submitted"], 0, decider, store.ErrNotFound},
			"to one that is linked": {found["submitted"], found["linked"], decider, &rules.DuplicateError{}},
			"what others are to":    {found["main"], found["submitted"], decider, rules.ErrHasDuplicates},
			"to one out of scope": {
				found["submitted"], elsewhere.Seq,
				store.Staff{ID: 902, Role: store.RoleModerator, Scope: store.Scope{Regions: []string{"KZ-10"}}}, rules.ErrNotAuthorized,
			},
		} {
			change := asked(store.ActionLink, actor{by: c.by}, c.seq, c.main)
			specified()[store.ActionLink].try(t, name, tx, change, c.wanted, "")
		}
	})
}
