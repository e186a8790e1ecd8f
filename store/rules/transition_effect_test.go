package rules_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// effect makes one change in one situation and compares the whole proposal with what it
// must be: as before, but for the revision and what expect changes.
func effect(t *testing.T, tx store.Tx, change rules.Change, revisions uint32, expect func(p *store.Proposal)) store.Proposal {
	t.Helper()
	wanted, err := tx.Proposal(change.Proposal)
	check(t, err)
	got, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
	check(t, err)
	expect(&wanted)
	wanted.Revision += revisions
	equal(t, got, wanted)
	stored, err := tx.Proposal(change.Proposal)
	check(t, err)
	equal(t, stored, wanted)
	return got
}

// rings requires that the alarm of a kind for a proposal is set to a moment; the zero time
// is for none.
func rings(t *testing.T, tx store.Tx, kind store.AlarmKind, seq store.Seq, at time.Time) {
	t.Helper()
	alarms, err := tx.Alarms(sent.AddDate(10, 0, 0), 1000)
	check(t, err)
	var got time.Time
	for _, alarm := range alarms {
		if alarm.Kind == kind && alarm.Subject == uint64(seq) {
			got = alarm.At
		}
	}
	if !got.Equal(at) {
		t.Errorf("the alarm %q of proposal %d rings at %s, want %s", kind, seq, got, at)
	}
}

// when runs a function on a proposal in one situation, in a transaction that is rolled
// back.
func when(t *testing.T, situation string, fn func(tx store.Tx, seq, main store.Seq)) {
	t.Helper()
	s, found := staged(t)
	untouched(t, s, func(tx store.Tx) { fn(tx, found[situation], found["main"]) })
}

var (
	later    = decidedAt.Add(time.Minute)
	because  = store.Reason{Text: "Бюджет бөлінген", Language: store.Kazakh}
	byClock  = actor{}
	byAuthor = actor{author: 1}
	bySecond = actor{by: store.Staff{ID: 901, Role: store.RoleModerator, Name: "Берік"}}
)

func TestWhatADecisionChanges(t *testing.T) {
	for action, status := range map[store.Action]store.Status{store.ActionAccept: store.StatusAccepted, store.ActionDecline: store.StatusDeclined, store.ActionLink: store.StatusLinked} {
		when(t, "submitted", func(tx store.Tx, seq, main store.Seq) {
			effect(t, tx, asked(action, actor{by: decider}, seq, main), 1, func(p *store.Proposal) {
				p.Status = status
				p.Decision = store.Decision{Action: action, By: 900, ByName: "Айгүл", At: later, Reason: because}
				p.FirstResponseAt, p.NotifyAt = later, later.Add(10*time.Minute)
				if action == store.ActionLink {
					p.Original, p.OriginalNumber = main, store.FormatNumber("", 2026, main)
				}
			})
			rings(t, tx, store.AlarmNotify, seq, later.Add(10*time.Minute))
		})
	}
}

func TestWithoutASpanForUndoTheAuthorIsToldAtOnce(t *testing.T) {
	when(t, "submitted", func(tx store.Tx, seq, _ store.Seq) {
		p, err := rules.Apply(tx, storetest.Catalogue(), storetest.Zone, asked(store.ActionAccept, bySecond, seq, 0))
		check(t, err)
		if p.Undoable() || p.VisibleStatus() != store.StatusAccepted {
			t.Errorf("it is to be told at %s, shown is %s", p.NotifyAt, p.VisibleStatus())
		}
		rings(t, tx, store.AlarmNotify, seq, time.Time{})
	})
}

// TestUndoRestoresExactly: undoing a decision restores the proposal and the figures, but
// for the tally of undone decisions.
func TestUndoRestoresExactly(t *testing.T) {
	for _, situation := range []string{"submitted", "voted"} {
		for _, action := range []store.Action{store.ActionAccept, store.ActionDecline, store.ActionLink} {
			when(t, situation, func(tx store.Tx, seq, main store.Seq) {
				before, err := tx.Proposal(seq)
				check(t, err)
				counts := countsOf(t, tx)
				_, err = rules.Apply(tx, unhurried(), storetest.Zone, asked(action, bySecond, seq, main))
				check(t, err)
				change := asked(store.ActionUndo, bySecond, seq, 0)
				effect(t, tx, change, 1, func(p *store.Proposal) {
					revision := p.Revision
					*p = before
					p.Revision = revision
				})
				rings(t, tx, store.AlarmNotify, seq, time.Time{})
				equal(t, countsOf(t, tx), counts)
				undone, err := tx.Tallies(store.TallyUndone, "2026-11-24", "2026-11-24")
				check(t, err)
				equal(t, undone, []store.Tally{{Kind: store.TallyUndone, Key: "901", Count: 1}})
			})
		}
	}
}

// countsOf returns all figures but the tally of undone decisions.
func countsOf(t *testing.T, r store.Reader) map[string][]string {
	t.Helper()
	counts := map[string][]string{}
	figures(r, func(what string, list any, err error) {
		check(t, err)
		if what != string(store.TallyUndone) {
			counts[what] = list.([]string)
		}
	})
	return counts
}

func TestUndoOfADecisionAfterAQuestionKeepsTheFirstAnswer(t *testing.T) {
	when(t, "asked", func(tx store.Tx, seq, _ store.Seq) {
		for _, change := range []rules.Change{
			asked(store.ActionReply, byAuthor, seq, 0), asked(store.ActionAccept, bySecond, seq, 0), asked(store.ActionUndo, bySecond, seq, 0),
		} {
			p, err := rules.Apply(tx, unhurried(), storetest.Zone, change)
			check(t, err)
			equal(t, p.FirstResponseAt, decidedAt)
		}
	})
}

func TestWhatReopeningChanges(t *testing.T) {
	at := sent.AddDate(0, 0, 7)
	for _, c := range []struct {
		situation string
		action    store.Action
		who       actor
	}{
		{"accepted told", store.ActionReopen, bySecond},
		{"declined told", store.ActionReopen, bySecond},
		{"lapsed", store.ActionReopen, bySecond},
		{"linked told", store.ActionReopen, bySecond},
		{"linked told", store.ActionUnlink, bySecond},
		{"linked told", store.ActionDisputeDuplicate, byAuthor},
	} {
		when(t, c.situation, func(tx store.Tx, seq, _ store.Seq) {
			p, err := tx.Proposal(seq)
			check(t, err)
			p.EscalationLevel, p.Vote = 2, store.Vote{By: 902, ByName: "Сәуле", At: later}
			check(t, tx.SaveProposal(p))
			change := asked(c.action, c.who, seq, 0)
			change.At = at
			effect(t, tx, change, 1, func(p *store.Proposal) {
				p.PastDecisions = []store.Decision{p.Decision}
				p.Status, p.Decision, p.Original, p.OriginalNumber, p.EscalationLevel = store.StatusSubmitted, store.Decision{}, 0, "", 0
				p.Vote = store.Vote{}
				p.DueOn = "2026-12-08"
				p.NotDuplicate = c.action == store.ActionDisputeDuplicate
			})
			overturned, err := tx.Tallies(store.TallyOverturned, "2026-12-01", "2026-12-01")
			check(t, err)
			if counted := len(overturned) == 1; counted != (c.who.by.ID != 0 && c.situation != "lapsed") {
				t.Errorf("%s of what is %s: overturned %v", c.action, c.situation, overturned)
			}
		})
	}
}

func TestWhatTellingChanges(t *testing.T) {
	for _, situation := range []string{"accepted", "declined", "linked"} {
		when(t, situation, func(tx store.Tx, seq, _ store.Seq) {
			p := effect(t, tx, asked(store.ActionNotify, byClock, seq, 0), 0, func(p *store.Proposal) { p.NotifyAt = time.Time{} })
			rings(t, tx, store.AlarmNotify, seq, time.Time{})
			equal(t, p.VisibleStatus(), p.Status)
		})
	}
}
