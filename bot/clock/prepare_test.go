package clock_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// drawer is a job that reads a record, makes a file of it and sends the file's name.
type drawer struct {
	prepared int
	// meanwhile runs between the preparation and the transaction.
	meanwhile func()
}

// shelf has the files by their content.
type shelf map[string]bool

func (s shelf) Keep(content []byte) (string, error) {
	s[string(content)] = true
	return "file of " + string(content), nil
}

func (d *drawer) job() dialog.Job {
	return dialog.Job{Name: "drawer", Due: hourly, Prepare: func(ctx context.Context, p *dialog.Preparation, _ time.Time) (func(*dialog.Turn) error, error) {
		d.prepared++
		var name string
		err := p.Read(ctx, func(r store.Reader) error {
			staff, err := store.StaffRecords.Get(r, 1)
			name = staff.Name
			return err
		})
		if err != nil {
			return nil, err
		}
		file, err := p.Files.Keep([]byte(name))
		if err != nil {
			return nil, err
		}
		if d.meanwhile != nil {
			d.meanwhile()
		}
		return func(turn *dialog.Turn) error {
			turn.Notify(1, dialog.Screen{Text: []dialog.Text{dialog.Say("staff_left", dialog.Data{"Name": file})}})
			return nil
		}, ctx.Err()
	}}
}

// drawn returns a world in which a drawer is due for the first time.
func drawn(t *testing.T, d *drawer, files shelf) *world {
	t.Helper()
	w := newWorld(t, d.job())
	w.begin(w.Store, files)
	err := w.Store.Update(t.Context(), func(tx store.Tx) error {
		return store.StaffRecords.Put(tx, store.Staff{ID: 1, Role: store.RoleCoordinator, Name: "Aigul"})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.runDueJobs() // the first start: nothing is due before it
	if d.prepared != 0 {
		t.Fatal("the first start has prepared a job")
	}
	w.now = w.now.Add(time.Hour)
	return w
}

// expect requires how many messages the job has sent and how often it was prepared.
func (w *world) expect(d *drawer, sent, prepared int) {
	w.Helper()
	got := w.sent()
	foreign := func(text string) bool { return !strings.Contains(text, "file of Aigul") }
	if len(got) != sent || slices.ContainsFunc(got, foreign) {
		w.Errorf("sent %q, want %d messages with what was prepared", got, sent)
	}
	if d.prepared != prepared {
		w.Errorf("prepared %d times, want %d", d.prepared, prepared)
	}
}

func TestAJobIsPreparedAheadOfItsTransaction(t *testing.T) {
	d, files := &drawer{}, shelf{}
	w := drawn(t, d, files)
	// While it is prepared, others write: no transaction is open.
	d.meanwhile = func() {
		written := make(chan error, 1)
		go func() {
			written <- w.Store.Update(t.Context(), func(tx store.Tx) error { return tx.SetNextOffset(1) })
		}()
		select {
		case err := <-written:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Error("a job holds a transaction while it is prepared")
		}
	}
	for range 3 {
		w.runDueJobs()
	}
	w.expect(d, 1, 1)
	if len(files) != 1 {
		t.Errorf("kept %v", files)
	}
}

// mortal is a store that a kill takes away: before an update, or after its commit.
type mortal struct {
	store.Store
	after bool
}

var errKilled = &store.CommitError{Err: errors.New("killed by the test")}

func (m mortal) Update(ctx context.Context, fn func(store.Tx) error) error {
	if m.after {
		if err := m.Store.Update(ctx, fn); err != nil {
			return err
		}
	}
	return errKilled
}

func TestAPreparedJobIsMadeOnceWheneverTheBotIsKilled(t *testing.T) {
	for name, c := range map[string]struct {
		after    bool
		prepared int
	}{"before its commit": {false, 2}, "after its commit": {true, 1}} {
		t.Run(name, func(t *testing.T) {
			d, files := &drawer{}, shelf{}
			w := drawn(t, d, files)
			kept := w.Store
			w.begin(mortal{Store: kept, after: c.after}, files)
			if err := w.RunDueJobs(t.Context()); !errors.Is(err, errKilled) {
				t.Fatalf("the killed bot goes on: %v", err)
			}
			w.begin(kept, files)
			for range 2 {
				w.runDueJobs()
			}
			w.expect(d, 1, c.prepared)
			if len(files) != 1 {
				t.Errorf("kept %v", files)
			}
		})
	}
}

func TestAStopWhileAJobIsPreparedLosesNothing(t *testing.T) {
	d, files := &drawer{}, shelf{}
	w := drawn(t, d, files)
	ctx, stop := context.WithCancel(t.Context())
	d.meanwhile = stop
	if err := w.RunDueJobs(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped with %v", err)
	}
	w.expect(d, 0, 1)
	d.meanwhile = nil
	w.runDueJobs()
	w.expect(d, 1, 2)
}

// A preparation that fails or panics is tried again, and leaves the store usable.
func TestAPreparationThatFailsIsTriedAgain(t *testing.T) {
	for name, fail := range map[string]func(ctx context.Context, p *dialog.Preparation) error{
		"an error": func(context.Context, *dialog.Preparation) error { return errors.New("fails") },
		"a panic":  func(context.Context, *dialog.Preparation) error { panic("fails") },
		"a panic in a view": func(ctx context.Context, p *dialog.Preparation) error {
			return p.Read(ctx, func(store.Reader) error { panic("fails") })
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := &drawer{}
			w := drawn(t, d, shelf{})
			sound, tries := w.registry.Jobs[0].Prepare, 0
			w.registry.Jobs[0].Prepare = func(ctx context.Context, p *dialog.Preparation, due time.Time) (func(*dialog.Turn) error, error) {
				if tries++; tries == 1 {
					return nil, fail(ctx, p)
				}
				return sound(ctx, p, due)
			}
			w.runDueJobs()
			w.expect(d, 0, 0)
			w.runDueJobs()
			w.expect(d, 1, 1)
		})
	}
}
