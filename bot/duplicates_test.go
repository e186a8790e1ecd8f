package bot

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/notice"
	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/rules"
)

// duplicates is a store with a proposal, 1, that has duplicates by as many authors, and
// a bot over it that can be started again.
type duplicates struct {
	*direct
	folder string
}

// partLimit is how many authors may be notified in one transaction.
const partLimit = 20

func newDuplicates(t *testing.T, number int) *duplicates {
	t.Helper()
	d := &duplicates{direct: &direct{t: t}, folder: t.TempDir()}
	catalogue := builtInCatalogue(t)
	catalogue.Moderation.UndoWindow = 0
	d.catalogue = &catalogue
	now := time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)
	d.now = func() time.Time { return now }
	d.start()
	t.Cleanup(func() { d.stop() })
	for first := 0; first <= number; first += 100 {
		d.change(func(tx store.Tx) error {
			for i := first; i < min(first+100, number+1); i++ {
				if err := d.submit(tx, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return d
}

// submit adds a proposal by a new author, linked to the first of all.
func (d *duplicates) submit(tx store.Tx, i int) error {
	author := store.Person{ID: store.PersonID(2000 + i), Language: store.Russian, Age: store.Age18To24}
	if err := store.People.Put(tx, author); err != nil {
		return err
	}
	p, err := rules.Submit(tx, *d.catalogue, almaty, author, store.Draft{Topic: "grants", Region: "KZ-11", Title: store.TextPart{Text: "A"}}, "", d.now())
	if err != nil || p.Seq == 1 {
		return err
	}
	_, err = rules.Apply(tx, *d.catalogue, almaty, d.byStaff(rules.Change{Proposal: p.Seq, Action: store.ActionLink, Original: 1}))
	return err
}

func (d *duplicates) byStaff(change rules.Change) rules.Change {
	change.At, change.By = d.now(), store.Staff{ID: 11, Role: store.RoleAdministrator, Name: "Aigul"}
	return change
}

// start opens the store and makes a bot over it; around may wrap the store.
func (d *duplicates) start(around ...func(store.Store) store.Store) {
	d.t.Helper()
	var err error
	if d.kept, err = bolt.Open(bolt.Options{Folder: d.folder}); err != nil {
		d.t.Fatal(err)
	}
	used := d.kept
	for _, wrap := range around {
		used = wrap(used)
	}
	api, err := client.New(client.Options{Token: client.NewSecret("1:test"), BaseURL: "http://127.0.0.1:1"})
	if err != nil {
		d.t.Fatal(err)
	}
	d.Bot = New(Options{
		Store: used, Client: api, Words: builtInWords(d.t), Catalogue: d.catalogue, Zone: almaty,
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return d.now() },
	})
}

func (d *duplicates) stop() {
	d.t.Helper()
	d.answers.Close()
	if err := d.kept.Close(); err != nil {
		d.t.Error(err)
	}
}

// apply changes a proposal and announces it, as a press does.
func (d *duplicates) apply(change rules.Change) {
	d.t.Helper()
	d.change(func(tx store.Tx) error {
		return d.engine.Act(tx, d.now(), func(t *dialog.Turn) error {
			after, err := rules.Apply(tx, *d.catalogue, almaty, d.byStaff(change))
			if err != nil || after.Undoable() {
				return err
			}
			return notice.Announce(t, after)
		})
	})
}

// texts are what each of the authors is to read, in order.
func (d *duplicates) texts() map[store.ChatID][]string {
	d.t.Helper()
	texts := map[store.ChatID][]string{}
	d.view(func(r store.Reader) error {
		rows, err := r.Outbox(0, 10_000)
		for _, row := range rows {
			texts[row.Chat] = append(texts[row.Chat], row.Message.Text)
		}
		return err
	})
	return texts
}

func (d *duplicates) nextAlarm() (at time.Time) {
	d.t.Helper()
	d.view(func(r store.Reader) (err error) {
		at, err = r.NextAlarm()
		return err
	})
	return at
}

// Each part is bounded, and a stop before or after the commit of any of them neither
// loses an author nor notifies one twice.
func TestManyDuplicatesHearOnceInParts(t *testing.T) {
	const number = 1000
	d := newDuplicates(t, number)
	d.apply(rules.Change{Proposal: 1, Action: store.ActionAccept})
	// One that is linked meanwhile hears of the decision with the others.
	d.change(func(tx store.Tx) error { return d.submit(tx, number+1) })
	d.change(func(tx store.Tx) error {
		return d.engine.Act(tx, d.now(), func(t *dialog.Turn) error {
			linked, err := tx.Proposal(number + 2)
			if err != nil {
				return err
			}
			return notice.Announce(t, linked)
		})
	})
	told, parts := len(d.texts()), 1
	for ; !d.nextAlarm().IsZero(); parts++ {
		if parts > 3*number/partLimit {
			t.Fatal("there is no end of it")
		}
		now := d.nextAlarm()
		d.now = func() time.Time { return now }
		d.stop()
		killed := parts%3 > 0
		d.start(func(kept store.Store) store.Store {
			if !killed {
				return kept
			}
			return &mortal{Store: kept, left: 1, after: parts%3 == 1, died: func() {}}
		})
		if _, err := d.clock.Ring(t.Context()); (err != nil) != killed {
			t.Fatalf("part %d: killed %t, got %v", parts, killed, err)
		}
		after := len(d.texts())
		if after-told > partLimit {
			t.Errorf("part %d notifies %d authors, more than %d", parts, after-told, partLimit)
		}
		told = after
	}
	texts := d.texts()
	for i := range number + 2 {
		got := texts[store.ChatID(2000+i)]
		if i == number+1 && len(got) == 2 {
			got = got[1:] // the first is that it was linked
		}
		if len(got) != 1 || !strings.Contains(got[0], "принят") {
			t.Fatalf("author %d is told %q, want the acceptance once", i, got)
		}
	}
}

// A proposal that is decided again before all were told that it was reopened keeps the
// new decision to itself while that can be undone.
func TestPartsDoNotGiveAwayWhatCanBeUndone(t *testing.T) {
	d := newDuplicates(t, partLimit+1)
	d.apply(rules.Change{Proposal: 1, Action: store.ActionAccept})
	d.ringAll(time.Minute)
	d.apply(rules.Change{Proposal: 1, Action: store.ActionReopen, Reason: store.Reason{Text: "Again", Language: store.Russian}})
	d.catalogue.Moderation.UndoWindow = store.Duration(time.Hour)
	d.apply(rules.Change{Proposal: 1, Action: store.ActionDecline, Reason: store.Reason{Code: "too_general"}})
	d.ringAll(time.Minute)
	got := d.texts()[2000+partLimit+1]
	if len(got) != 2 || !strings.Contains(got[1], "рассматривается снова") {
		t.Errorf("the last author is told %q, want that it was accepted and reopened", got)
	}
	if at := d.nextAlarm(); !at.After(d.now()) {
		t.Errorf("an alarm rings at %v", at)
	}
}
