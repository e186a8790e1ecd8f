package bot

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"usynys/store"
	"usynys/store/bolt"
)

// I1, I2, I3: TestDrill kills a bot before and after each of its first commits, and finds
// no fault.
func TestDrill(t *testing.T) {
	t.Parallel()
	for _, fault := range newDrill(t, flaw{}).run() {
		t.Error(fault)
	}
}

// TestDrillHasTeeth requires that the drill finds the likely mistakes.
func TestDrillHasTeeth(t *testing.T) {
	t.Parallel()
	for name, flaw := range map[string]flaw{
		"the offset is stored in a second transaction": {wrap: offsetApart},
		"updates are confirmed before they are stored": {confirms: true},
		"messages are sent before the commit":          {wrap: sendBeforeCommit},
		"ids below the offset are skipped":             {wrap: skipBelowOffset},
		"rows are struck off before they are sent":     {wrap: strikeOffFirst},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := newDrill(t, flaw).run()
			if len(faults) == 0 {
				t.Fatal("the drill finds nothing wrong")
			}
			t.Logf("%d faults are found, the first: %.300s", len(faults), faults[0])
		})
	}
}

// TestRedeliveryHasTeeth requires that the check of redelivery finds a bot that does not
// deduplicate.
func TestRedeliveryHasTeeth(t *testing.T) {
	d := newDirect(t)
	d.welcome(1, store.Kazakh)
	d.poller.Store = &flawed{Store: d.kept, update: func(tx store.Tx) store.Tx { return forgetfulTx{tx} }}
	raws := d.batch(text(1, 10, "/new"), text(1, 11, "idea"))
	if d.sameAfter(raws) {
		t.Error("what was delivered again has no second effect")
	}
}

// forgetfulTx does not know which updates were processed.
type forgetfulTx struct{ store.Tx }

func (forgetfulTx) MarkProcessed(store.UpdateKey) error { return nil }

func isMissing(err error) bool { return errors.Is(err, store.ErrNotFound) }

// run goes through the deaths, lets Telegram's numbers start again, compares, and returns
// the faults.
func (d *drill) run() []string {
	d.t.Helper()
	d.live(0, false)
	for update := 1; update <= 6; update++ {
		for _, after := range []bool{false, true} {
			d.live(update, after)
			d.deaths++
		}
	}
	d.live(0, false)
	d.server.RestartUpdateIDs(1000)
	d.live(0, false)
	kept, err := bolt.Open(bolt.Options{Folder: d.folder})
	if err != nil {
		d.t.Fatal(err)
	}
	d.compare(d.kept(kept))
	if err := kept.Close(); err != nil {
		d.t.Error(err)
	}
	return d.faults
}

func (d *drill) fault(format string, arguments ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, arguments...))
}

// kept returns the notes in a store, by person.
func (d *drill) kept(from store.Store) map[int64][]string {
	d.t.Helper()
	notes := map[int64][]string{}
	err := from.View(d.t.Context(), func(r store.Reader) error {
		for _, person := range d.people {
			draft, err := store.Drafts.Get(r, store.PersonID(person.ID()))
			if err != nil && !isMissing(err) {
				return err
			}
			for _, part := range draft.Parts {
				notes[person.ID()] = append(notes[person.ID()], part.Text)
			}
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return notes
}

// compareSent requires that no answer was sent about a note that is not durable.
func (d *drill) compareSent(from store.Store) {
	notes := d.kept(from)
	d.mu.Lock()
	defer d.mu.Unlock()
	for person, answers := range d.answers {
		for _, answer := range answers {
			if !slices.Contains(notes[person], answer) {
				d.fault("%s was answered and is not kept", answer)
			}
		}
	}
}

// compare requires that every note is stored once, in order, and answered in order, with
// at most one repeated answer a person and death.
func (d *drill) compare(notes map[int64][]string) {
	for i, person := range d.people {
		var wanted []string
		for number := i + 1; number <= d.notes; number += drillPeople {
			wanted = append(wanted, fmt.Sprintf("№%d", number))
		}
		id := person.ID()
		if !slices.Equal(notes[id], wanted) {
			d.fault("person %d wrote %v, kept is %v", id, wanted, notes[id])
		}
		var first []string
		for _, answer := range d.answers[id] {
			if !slices.Contains(first, answer) {
				first = append(first, answer)
			}
		}
		if !slices.Equal(first, wanted) {
			d.fault("person %d wrote %v, answered was %v", id, wanted, first)
		}
		if again := len(d.answers[id]) - len(first); again > d.deaths {
			d.fault("person %d has %d answers again after %d deaths", id, again, d.deaths)
		}
	}
}
