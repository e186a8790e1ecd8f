package staff_test

import (
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/staff/alerts"
	"usynys/store"
	"usynys/store/rules"
)

// run runs a job or alarm at the world's time.
func (w *world) run(do func(*dialog.Turn) error) *dialog.Turn {
	w.Helper()
	return w.Act(do)
}

func (w *world) alter(id store.PersonID, change func(*store.Staff)) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		staff, err := store.StaffRecords.Get(tx, id)
		if err != nil {
			return err
		}
		change(&staff)
		return store.StaffRecords.Put(tx, staff)
	})
}

// told returns the people who were notified.
func told(turn *dialog.Turn) string {
	names := map[store.ChatID]string{aigul.Chat(): "aigul", berik.Chat(): "berik", western.Chat(): "western", coordinator.Chat(): "coordinator"}
	var list []string
	for _, effect := range turn.Effects {
		list = append(list, names[effect.To])
	}
	return strings.Join(list, " ")
}

func (w *world) summary() string {
	w.Helper()
	job := alerts.SummaryJob()
	return told(w.run(func(t *dialog.Turn) error { return job.Run(t, w.Now) }))
}

func at(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC)
}

func TestSummaryIsDueAtFullHoursAndAtTheMinuteOfTheCatalogue(t *testing.T) {
	catalogue := &store.Catalogue{}
	half := time.FixedZone("UTC+5:30", 5*60*60+30*60)
	for _, c := range []struct {
		time      store.TimeOfDay
		now, want time.Time
		zone      *time.Location
	}{
		{store.TimeOfDay(9 * time.Hour), at(23, 9, 59), at(23, 9, 0), time.UTC},
		{store.TimeOfDay(9*time.Hour + 30*time.Minute), at(23, 9, 29), at(23, 9, 0), time.UTC},
		{store.TimeOfDay(9*time.Hour + 30*time.Minute), at(23, 9, 31), at(23, 9, 30), time.UTC},
		{store.TimeOfDay(9 * time.Hour), at(23, 3, 45), at(23, 3, 30), half},
	} {
		catalogue.Moderation.SummaryTime = c.time
		if got := alerts.SummaryJob().Due(catalogue, c.now, c.zone); !got.Equal(c.want) {
			t.Errorf("at %s: due at %s, want %s", c.now, got, c.want)
		}
	}
}

func TestSummaryComesOnceOnWorkingDays(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-10")
	w.Catalogue.Deadline.Holidays = append(w.Catalogue.Deadline.Holidays, "2026-11-25")
	for _, c := range []struct {
		when time.Time
		want string
	}{
		{at(24, 8, 59), ""},
		{at(24, 9, 0), "aigul berik"},
		{at(24, 10, 0), ""},
		{at(25, 9, 0), ""},             // a holiday
		{at(26, 15, 0), "aigul berik"}, // the bot was down at nine
		{at(26, 16, 0), ""},
		{at(27, 22, 0), ""}, // the day is over
		{at(28, 9, 0), ""},  // Saturday
		{at(29, 9, 0), ""},
		{at(30, 9, 0), "aigul berik"},
	} {
		w.Now = c.when
		is(t, c.when.String(), w.summary(), c.want)
	}
}

func TestSummaryAtOnesOwnHour(t *testing.T) {
	w := newWorld(t)
	w.submit("KZ-27")
	seven, never := 7, store.NoSummary
	w.alter(aigul, func(s *store.Staff) { s.SummaryHour = &seven })
	w.alter(berik, func(s *store.Staff) { s.SummaryHour = &never })
	w.Now = at(24, 7, 0)
	is(t, "at seven, a quiet hour for others", w.summary(), "aigul")
	w.alter(western, func(s *store.Staff) { s.PausedUntil = at(24, 12, 0) })
	w.Now = at(24, 9, 0)
	is(t, "at nine", w.summary(), "")
	w.Now = at(25, 9, 0)
	is(t, "the day after", w.summary(), "aigul western")
}

func TestEachCircleIsToldOnceOfWhatIsLate(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	escalate := func(now time.Time) string {
		w.Now = now
		return told(w.run(func(t *dialog.Turn) error { return alerts.EscalationJob().Run(t, now) }))
	}
	late := p.DueOn.AddDays(1).Midnight(time.UTC)
	is(t, "on the promised day", escalate(late.Add(-time.Minute)), "")
	w.alter(berik, func(s *store.Staff) { s.PausedUntil = store.IndefinitePause() })
	is(t, "late", escalate(late), "aigul")
	is(t, "an hour after", escalate(late.Add(time.Hour)), "")
	is(t, "a day after", escalate(late.Add(24*time.Hour)), "coordinator")
	is(t, "three days after, without administrators", escalate(late.Add(72*time.Hour)), "")
	is(t, "a month after", escalate(late.Add(720*time.Hour)), "")
}

// late makes a proposal late and escalates it, a quarter of an hour before midnight of the
// day after its deadline.
func (w *world) late(p store.Proposal) *dialog.Turn {
	w.Helper()
	w.Now = p.DueOn.AddDays(1).Midnight(time.UTC).Add(24*time.Hour - 15*time.Minute)
	return w.run(func(t *dialog.Turn) error { return alerts.EscalationJob().Run(t, w.Now) })
}

func (w *world) blocked(id store.PersonID) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		return store.People.Put(tx, store.Person{ID: id, Language: store.Kazakh, UnreachableSince: w.Now})
	})
}

func TestWhoPausesUntilATimeHearsThenWhatIsLate(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	morning := p.DueOn.AddDays(2).Midnight(time.UTC).Add(9 * time.Hour)
	w.alter(aigul, func(s *store.Staff) { s.PausedUntil = morning })
	w.alter(berik, func(s *store.Staff) { s.PausedUntil = store.IndefinitePause() })
	turn := w.late(p)
	is(t, "told", told(turn), "aigul")
	is(t, "not before", turn.Effects[0].Row.NotBefore, morning)
}

func TestWhereTheAssigneeCannotBeToldTheScopeIs(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	w.assigned(p, aigul, berik)
	w.blocked(berik)
	is(t, "told", told(w.late(p)), "aigul")
}

func TestWhileTheAssigneePausesColleaguesHearAsWell(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	w.assigned(p, aigul, berik)
	w.alter(berik, func(s *store.Staff) { s.PausedUntil = p.DueOn.AddDays(9).Midnight(time.UTC) })
	is(t, "told", told(w.late(p)), "aigul berik")
}

func TestAnEmptyCircleIsPassedOverAtOnce(t *testing.T) {
	for _, c := range []struct {
		gone           []store.PersonID
		told, recorded string
	}{
		{nil, "aigul berik", "1"},
		{[]store.PersonID{aigul, berik}, "coordinator", "2"},
		{[]store.PersonID{aigul, berik, coordinator}, "", ""},
	} {
		w := newWorld(t)
		p := w.submit("KZ-10")
		for _, id := range c.gone {
			w.blocked(id)
		}
		is(t, "told", told(w.late(p)), c.told)
		w.Now = w.Now.Add(time.Hour)
		again := w.run(func(t *dialog.Turn) error {
			return alerts.EscalationJob().Run(t, p.DueOn.AddDays(1).Midnight(time.UTC))
		})
		is(t, "told again", told(again), "")
		recorded := ""
		check(t, w.Store.View(t.Context(), func(r store.Reader) error {
			for entry, err := range r.AuditOf(p.Seq) {
				check(t, err)
				if entry.Action == store.ActionEscalate {
					recorded += entry.New
				}
			}
			return nil
		}))
		is(t, "recorded", recorded, c.recorded)
	}
}

func TestTheAssigneeAloneIsTold(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	w.Change(func(tx store.Tx) error {
		change := rules.Change{Proposal: p.Seq, Action: store.ActionAssign, At: w.Now, By: store.Staff{ID: aigul, Role: store.RoleModerator}, Assignee: store.Staff{ID: berik}}
		_, err := rules.Apply(tx, w.Catalogue, time.UTC, change)
		return err
	})
	now := p.DueOn.AddDays(1).Midnight(time.UTC)
	turn := w.run(func(t *dialog.Turn) error { return alerts.EscalationJob().Run(t, now) })
	is(t, "told", told(turn), "berik")
}

func TestEveryKindOfEntryHasItsSentence(t *testing.T) {
	w := newWorld(t)
	p := w.submit("KZ-10")
	actions := []store.Action{
		store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate, store.ActionErase, store.ActionAccept, store.ActionDecline,
		store.ActionVote, store.ActionAsk, store.ActionWithdrawQuestion, store.ActionLink, store.ActionUnlink, store.ActionMove, store.ActionNote, store.ActionAssign,
		store.ActionHide, store.ActionUnhide, store.ActionUndo, store.ActionReopen, store.ActionReveal, store.ActionBlock,
		store.ActionBlockVote, store.ActionUnblock, store.ActionNotify, store.ActionRemind, store.ActionLapse, store.ActionEscalate,
	}
	w.Change(func(tx store.Tx) error {
		for _, action := range actions {
			if err := tx.AppendAudit(store.AuditEntry{At: w.Now, Action: action, Proposal: p.Seq, Field: "main", Old: "1", ReasonText: "<b>"}); err != nil {
				return err
			}
		}
		return nil
	})
	for page := range 4 {
		argument := p.Seq.String() + "." + string(rune('0'+page))
		turn, err := w.press(aigul, "audit", dialog.Press{Action: "audit", Argument: argument, Revision: 1})
		is(t, "problem", problem(err), "")
		effect, _ := effectIn(turn, aigul, dialog.ListSlot)
		for _, text := range effect.Screen.Text {
			if what, _ := text.Data["What"].([]dialog.Text); len(what) > 0 && what[0].Key == "audit_other" {
				t.Errorf("page %d: an action without a sentence", page)
			}
		}
	}
	_, err := w.press(western, "audit", dialog.Press{Action: "audit", Argument: "1.0", Revision: 1})
	is(t, "another region", problem(err), "proposal_out_of_scope")
}
