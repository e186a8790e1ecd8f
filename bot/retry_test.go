package bot

import (
	"errors"
	"reflect"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// poisoned is a bot in whose quarantine are two updates of person 1, put back by the
// operator. run handles the command /boom from now on.
func poisoned(t *testing.T) (d *direct, run *func(*dialog.Turn) error) {
	t.Helper()
	d = newDirect(t)
	handle := func(*dialog.Turn) error { return errors.New("broken") }
	d.registry.Commands = append(d.registry.Commands, dialog.Command{
		Name: "boom", Right: store.RightNone, Run: func(turn *dialog.Turn) error { return handle(turn) },
	})
	d.welcome(1, store.Russian)
	d.batch(text(1, 10, "/boom first"))
	d.batch(text(1, 11, "/boom second"))
	d.putBack()
	return d, &handle
}

// putBack does what the operator's command does.
func (d *direct) putBack() {
	d.t.Helper()
	d.change(func(tx store.Tx) error {
		all, err := tx.Quarantined()
		for _, kept := range all {
			kept.Retry = true
			err = errors.Join(err, tx.DropQuarantined(kept.UpdateID), tx.Quarantine(kept))
		}
		return err
	})
}

func (d *direct) inQuarantine() (all []store.QuarantinedUpdate) {
	d.t.Helper()
	d.view(func(r store.Reader) (err error) {
		all, err = r.Quarantined()
		return err
	})
	return all
}

func (d *direct) retry() error { return d.poller.RetryQuarantined(d.t.Context()) }

// What is put back is handled in order and once, also where the bot is stopped before or
// after the commit.
func TestRetriedUpdatesAreHandledOnceInOrder(t *testing.T) {
	for name, after := range map[string]bool{"before the commit": false, "after the commit": true} {
		t.Run(name, func(t *testing.T) {
			d, run := poisoned(t)
			*run = func(turn *dialog.Turn) error {
				draft, err := store.Drafts.Get(turn.Tx, 1)
				if errors.Is(err, store.ErrNotFound) {
					draft, err = store.Draft{Person: 1}, nil
				}
				draft.Topic += turn.Input.Text + ";"
				return errors.Join(err, store.Drafts.Put(turn.Tx, draft))
			}
			alive := d.poller.Store
			d.poller.Store = &mortal{Store: alive, left: 1, after: after, died: func() {}}
			if err := d.retry(); err == nil {
				t.Error("the bot was not stopped")
			}
			d.poller.Store = alive
			for range 2 {
				if err := d.retry(); err != nil {
					t.Fatal(err)
				}
			}
			d.view(func(r store.Reader) error {
				draft, err := store.Drafts.Get(r, 1)
				if want := "first;second;"; draft.Topic != want {
					t.Errorf("handled %q, want %q", draft.Topic, want)
				}
				return err
			})
			if left := d.inQuarantine(); len(left) > 0 {
				t.Errorf("%d updates are still in quarantine", len(left))
			}
		})
	}
}

// What fails again is kept again, until the operator puts it back once more, and the
// sender is told nothing twice.
func TestRetriedUpdatesThatFailAreKeptAgain(t *testing.T) {
	d, _ := poisoned(t)
	told := d.outbox(1)
	for range 2 {
		if err := d.retry(); err != nil {
			t.Fatal(err)
		}
		kept := d.inQuarantine()
		if len(kept) != 2 || kept[0].Retry || kept[1].Retry {
			t.Fatalf("in quarantine: %+v, want both, not to be handled again", kept)
		}
		if !reflect.DeepEqual(d.outbox(1), told) {
			t.Error("the sender is told again")
		}
	}
}

// An update that nobody puts back stays where it is.
func TestQuarantinedUpdatesWaitForTheOperator(t *testing.T) {
	d, _ := poisoned(t)
	if err := d.retry(); err != nil {
		t.Fatal(err)
	}
	before := d.inQuarantine()
	if err := d.retry(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d.inQuarantine(), before) {
		t.Error("it was handled again")
	}
}
