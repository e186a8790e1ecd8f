package rules_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
	"usynys/store/rules"
	"usynys/store/storetest"
)

// allowed has every transition from one status to another. A change that keeps the status
// needs no entry.
var allowed = map[store.Status][]store.Status{
	store.StatusSubmitted: {store.StatusAsked, store.StatusAccepted, store.StatusDeclined, store.StatusLinked},
	store.StatusAsked:     {store.StatusSubmitted, store.StatusLapsed},
	store.StatusAccepted:  {store.StatusSubmitted},
	store.StatusDeclined:  {store.StatusSubmitted},
	store.StatusLinked:    {store.StatusSubmitted},
	store.StatusLapsed:    {store.StatusSubmitted, store.StatusAsked},
}

// moderationModel follows what several people do with some proposals.
type moderationModel struct {
	catalogue store.Catalogue
	now       time.Time
	sent      int
	// texts has all that was written about a proposal and must never get lost: notes,
	// questions, replies and the reasons that the author has read. An erased proposal has
	// no entry.
	texts map[store.Seq][]string
	words int
	// staff has all who were ever on the staff; the dismissed have no role.
	staff map[store.PersonID]store.Staff
	// leases are the latest, ended ones too, and blocks those that were not lifted.
	leases map[store.Seq]store.Lease
	blocks map[store.PersonID]store.Block
}

var modelActions = []store.Action{
	store.ActionAccept, store.ActionDecline, store.ActionVote, store.ActionAsk, store.ActionWithdrawQuestion, store.ActionLink, store.ActionUnlink,
	store.ActionMove, store.ActionNote, store.ActionAssign, store.ActionHide, store.ActionUnhide, store.ActionUndo,
	store.ActionReopen, store.ActionReveal, store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate,
	store.ActionNotify, store.ActionRemind, store.ActionLapse, store.ActionEscalate,
}

// TestNoStoryBreaksTheRules has moderators, coordinators, administrators, authors and the
// clock ask for changes at random, allowed or not. After each transaction the store is
// compared with the model, and its counts with the audit log.
func TestNoStoryBreaksTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := newModelRun(t, rt)
		m := &moderationModel{
			catalogue: storetest.Catalogue(), now: storetest.StartTime, texts: map[store.Seq][]string{}, staff: map[store.PersonID]store.Staff{},
			leases: map[store.Seq]store.Lease{}, blocks: map[store.PersonID]store.Block{},
		}
		m.catalogue.Moderation = store.Moderation{
			UndoWindow:     store.Duration(rapid.SampledFrom([]time.Duration{0, time.Hour}).Draw(rt, "undo")),
			ReminderDelays: []store.Duration{store.Duration(time.Hour)}, LapseDelay: store.Duration(2 * time.Hour),
		}
		if rapid.Bool().Draw(rt, "second vote") {
			m.catalogue.Moderation.SecondVotes = []store.SecondVoteFor{store.SecondForDeclines, store.SecondForBlocks}
		}
		b.update(func(tx store.Tx) { m.open(b, tx) })
		for range rapid.IntRange(1, 5).Draw(rt, "transactions") {
			b.update(func(tx store.Tx) {
				for range rapid.IntRange(1, 15).Draw(rt, "steps") {
					m.step(rt, b, tx)
				}
			})
			b.view(func(r store.Reader) { m.check(b, r) })
		}
		b.close()
	})
}

// step makes one random step, allowed or not.
func (m *moderationModel) step(rt *rapid.T, b *modelRun, tx store.Tx) {
	m.now = m.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "minutes")) * time.Minute)
	kind := rapid.IntRange(0, 13).Draw(rt, "kind")
	switch {
	case len(m.texts) == 0 || kind < 2:
		p := b.submit(tx, storetest.Sample{Author: store.PersonID(1 + m.sent%modelWriters), Body: m.word(), At: m.now})
		m.sent++
		m.texts[p.Seq] = []string{p.Body}
	case kind < 4:
		m.lease(rt, b, tx)
	case kind < 6:
		m.people(rt, b, tx)
	default:
		m.apply(rt, b, tx)
	}
}

// apply asks for a random change of a proposal.
func (m *moderationModel) apply(rt *rapid.T, b *modelRun, tx store.Tx) {
	change := m.change(rt)
	before, err := tx.Proposal(change.Proposal)
	b.ok(err)
	if rapid.IntRange(0, 3).Draw(rt, "sensible") > 0 {
		change = m.sensible(rt, before, change)
	}
	if before.Status == store.StatusAsked && rapid.Bool().Draw(rt, "begun to answer") {
		b.ok(store.ReplyDrafts.Put(tx, store.ReplyDraft{Proposal: before.Seq, Parts: []store.TextPart{{Message: 1, Text: m.word()}}}))
	}
	after, err := rules.Apply(tx, m.catalogue, storetest.Zone, change)
	if err != nil {
		m.refused(b, change, err)
		want(b, before)(tx.Proposal(change.Proposal))
		return
	}
	want(b, after)(tx.Proposal(change.Proposal))
	if before.Status != after.Status && !slices.Contains(allowed[before.Status], after.Status) {
		b.Fatalf("%s led from %s to %s", change.Action, before.Status, after.Status)
	}
	if slices.Contains([]store.Action{store.ActionNote, store.ActionAsk, store.ActionReply}, change.Action) {
		m.texts[change.Proposal] = append(m.texts[change.Proposal], change.Text)
	}
	if told := after.Decision.Reason.Text; told != "" && !after.Undoable() {
		m.texts[change.Proposal] = append(m.texts[change.Proposal], told)
	}
	m.done(b, tx, change, before, after)
}

// change returns a random change.
func (m *moderationModel) change(rt *rapid.T) rules.Change {
	people := []store.Staff{{}}
	for _, one := range modelStaff() {
		people = append(people, m.staff[one.ID])
	}
	change := rules.Change{
		Proposal: m.any(rt, "proposal"),
		Action:   rapid.SampledFrom(modelActions).Draw(rt, "action"),
		By:       rapid.SampledFrom(people).Draw(rt, "by"),
		At:       m.now,
		Text:     m.word(), Language: store.Kazakh,
		Original: m.any(rt, "main"),
		Assignee: rapid.SampledFrom(people).Draw(rt, "assignee"),
		Topic:    rapid.SampledFrom([]string{"", "work", "ecology"}).Draw(rt, "topic"),
		Region:   rapid.SampledFrom([]string{"", "KZ-10"}).Draw(rt, "region"),
	}
	if rapid.Bool().Draw(rt, "with reason") {
		change.Reason = m.reason()
	}
	if change.By.ID == 0 && rapid.Bool().Draw(rt, "by an author") {
		change.Author = store.PersonID(rapid.IntRange(1, modelWriters).Draw(rt, "author"))
	}
	return change
}

// sensible makes a change that is probably possible, so that stories get long.
func (m *moderationModel) sensible(rt *rapid.T, p store.Proposal, change rules.Change) rules.Change {
	staff := []store.Action{store.ActionAccept, store.ActionDecline, store.ActionLink, store.ActionAsk, store.ActionMove, store.ActionAssign}
	others := []store.Action{store.ActionNotify, store.ActionReopen, store.ActionUndo}
	switch p.Status {
	case store.StatusAsked:
		staff, others = []store.Action{store.ActionMove, store.ActionAssign, store.ActionWithdrawQuestion, store.ActionWithdrawQuestion}, []store.Action{store.ActionReply, store.ActionReply, store.ActionRemind, store.ActionLapse}
	case store.StatusLapsed:
		staff, others = []store.Action{store.ActionReopen}, []store.Action{store.ActionResumeLapsed}
	case store.StatusLinked:
		staff, others = []store.Action{store.ActionUndo, store.ActionUnlink}, []store.Action{store.ActionNotify, store.ActionDisputeDuplicate}
	case store.StatusAccepted, store.StatusDeclined:
		staff, others = []store.Action{store.ActionUndo, store.ActionUndo, store.ActionReopen}, []store.Action{store.ActionNotify}
	case store.StatusSubmitted:
		others = []store.Action{store.ActionEscalate}
	}
	change.Reason = m.reason()
	change.By, change.Author = m.atWork(p.Seq), 0
	change.Action = rapid.SampledFrom(append(staff, others...)).Draw(rt, "sensible action")
	switch change.Action {
	case store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate:
		change.By, change.Author = store.Staff{}, p.Author
	case store.ActionNotify, store.ActionRemind, store.ActionLapse, store.ActionEscalate:
		change.By = store.Staff{}
	}
	return change
}

// any returns any proposal.
func (m *moderationModel) any(rt *rapid.T, label string) store.Seq {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(m.texts))).Draw(rt, label)
}

func (m *moderationModel) reason() store.Reason {
	return store.Reason{Text: m.word(), Language: store.Kazakh}
}

func (m *moderationModel) word() string {
	m.words++
	return fmt.Sprintf("сөз %d", m.words)
}
