package bot

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// halfDone returns a handler that makes every kind of change, and then returns an error.
func halfDone(err error) func(*dialog.Turn) error {
	return func(t *dialog.Turn) error {
		if err := t.Tx.SetSlot(t.Person.ID.Chat(), "half", 7); err != nil {
			return err
		}
		t.SaveDraft(store.Draft{Person: t.Person.ID, Topic: "half"})
		t.Session.Page = 7
		t.Person.Age = store.Age30To35
		t.Reply(dialog.Screen{Text: []dialog.Text{dialog.Say("use_buttons")}})
		return err
	}
}

// afterHalfDone handles a batch in which the second of three people calls a halfDone
// handler.
func afterHalfDone(t *testing.T, err error) *direct {
	d := newDirect(t)
	d.registry.Commands = append(d.registry.Commands, dialog.Command{Name: "half", Right: store.RightNone, Group: true, Run: halfDone(err)})
	for person := range int64(3) {
		d.welcome(person+1, store.Russian)
	}
	d.batch(text(1, 10, "/new"), text(2, 20, "/half"), text(3, 30, "/new"))
	return d
}

// stays returns how many of the five changes of halfDone are in the store.
func (d *direct) stays() (count int) {
	d.view(func(r store.Reader) error {
		slot, _ := r.Slot(2, "half")
		_, noDraft := store.Drafts.Get(r, 2)
		session, _ := store.SessionOf(r, 2)
		person, err := store.People.Get(r, 2)
		for _, there := range []bool{slot == 7, noDraft == nil, session.Page == 7, person.Age == store.Age30To35} {
			if there {
				count++
			}
		}
		return err
	})
	for _, row := range d.outbox(2) {
		if strings.HasPrefix(row.Message.Text, d.words("use_buttons")) {
			count++
		}
	}
	return count
}

func (d *direct) words(key string) string {
	words, err := d.engine.Wording(store.Russian, dialog.Say(key))
	if err != nil {
		d.t.Fatal(err)
	}
	return words
}

func (d *direct) quarantined() (reasons []string) {
	d.view(func(r store.Reader) error {
		all, err := r.Quarantined()
		for _, update := range all {
			reasons = append(reasons, update.Reason)
		}
		return err
	})
	return reasons
}

// A rejection rolls back all changes of its handler, a kept problem keeps them, and both
// are shown. The others in the batch are answered once.
func TestProblemRollsBackOrKeeps(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		stays int
	}{
		"rejects": {err: dialog.NewProblem("choose_first"), stays: 0},
		"keeps":   {err: dialog.Keep(dialog.NewProblem("choose_first")), stays: 5},
	} {
		t.Run(name, func(t *testing.T) {
			d := afterHalfDone(t, c.err)
			if stays := d.stays(); stays != c.stays {
				t.Errorf("%d of five things stay, want %d", stays, c.stays)
			}
			if reasons := d.quarantined(); len(reasons) != 0 {
				t.Errorf("in quarantine: %v", reasons)
			}
			rows := d.outbox(2)
			if len(rows) == 0 || rows[len(rows)-1].Message.Text != d.words("choose_first") {
				t.Errorf("the sender reads %+v, want the problem last", rows)
			}
			for _, person := range []int64{1, 3} {
				if rows := d.outbox(person); len(rows) != 1 {
					t.Errorf("person %d gets %d messages, want 1", person, len(rows))
				}
			}
		})
	}
}

// An error that is joined to a problem, or wraps one, is for the operator: it is logged,
// and the update is rolled back.
func TestErrorBesideAProblemReachesTheOperator(t *testing.T) {
	sorry, broken := dialog.Keep(dialog.NewProblem("choose_first")), errors.New("the disk is full")
	for name, err := range map[string]error{
		"joined":  errors.Join(broken, sorry),
		"wrapped": fmt.Errorf("the disk is full: %w", sorry),
	} {
		t.Run(name, func(t *testing.T) {
			d := afterHalfDone(t, err)
			if stays := d.stays(); stays != 0 {
				t.Errorf("%d of five things stay", stays)
			}
			if reasons := d.quarantined(); len(reasons) != 1 || !strings.Contains(reasons[0], "the disk is full") {
				t.Errorf("in quarantine: %v", reasons)
			}
		})
	}
}

// In a group a rejection rolls back as in a private chat.
func TestRejectionInAGroupRollsBack(t *testing.T) {
	d := newDirect(t)
	d.registry.Commands = append(d.registry.Commands,
		dialog.Command{Name: "half", Right: store.RightNone, Group: true, Run: halfDone(dialog.NewProblem("choose_first"))})
	d.welcome(2, store.Russian)
	d.batch(strings.Replace(text(2, 20, "/half"), `"chat":{"id":2,"type":"private"}`, fmt.Sprintf(`"chat":{"id":%d,"type":"supergroup"}`, staffGroup), 1))
	if stays, reasons := d.stays(), d.quarantined(); stays != 0 || len(reasons) != 0 {
		t.Errorf("%d of five things stay; in quarantine: %v", stays, reasons)
	}
	rows := d.outbox(staffGroup)
	if len(rows) != 1 || !strings.Contains(rows[0].Message.Text, d.words("choose_first")) {
		t.Errorf("the group reads %+v, want the problem", rows)
	}
}

// A problem of an alarm or a job is a failure: they are rolled back and tried again.
func TestProblemOfTheClockIsAnError(t *testing.T) {
	d := newDirect(t)
	sorry := dialog.Keep(dialog.NewProblem("choose_first"))
	half := func(t *dialog.Turn) error {
		if err := t.Tx.SetSlot(2, "half", 7); err != nil {
			return err
		}
		return sorry
	}
	const kind = store.AlarmRemind
	d.registry.Alarms = []dialog.Alarm{{Kind: kind, Run: func(t *dialog.Turn, _ store.Alarm) error { return half(t) }}}
	d.change(func(tx store.Tx) error { return tx.SetAlarm(store.Alarm{Kind: kind, Subject: 1, At: d.now()}) })
	if _, err := d.clock.Ring(t.Context()); err != nil {
		t.Fatal(err)
	}
	begun := d.now().Add(-time.Hour)
	d.change(func(tx store.Tx) error { return tx.SetLastRun("half", begun) })
	d.registry.Jobs = []dialog.Job{{
		Name: "half", Run: func(t *dialog.Turn, _ time.Time) error { return half(t) },
		Due: func(*store.Catalogue, time.Time, *time.Location) time.Time { return d.now() },
	}}
	if err := d.clock.RunDueJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.view(func(r store.Reader) error {
		if slot, _ := r.Slot(2, "half"); slot != 0 {
			t.Error("what the clock wrote stays")
		}
		if last, _ := r.LastRun("half"); !last.Equal(begun) {
			t.Error("the job counts as done")
		}
		alarm, err := r.Alarm(kind, 1)
		if !alarm.At.Equal(d.now().Add(time.Minute)) {
			t.Errorf("the alarm rings again at %v", alarm.At)
		}
		return err
	})
}
