package clock_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"usynys/bot/clock"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

var almaty = time.FixedZone("Asia/Almaty", 5*60*60)

// world is a store with a clock whose registry has only the jobs of a test.
type world struct {
	*testing.T
	*clock.Clock
	registry dialog.Registry
	now      time.Time
}

func newWorld(t *testing.T, jobs ...dialog.Job) *world {
	t.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{T: t, registry: dialog.Registry{Jobs: jobs}, now: time.Date(2026, time.November, 23, 10, 0, 0, 0, almaty)}
	w.begin(kept, nil)
	return w
}

// begin makes a clock over a store, as a start of the program does.
func (w *world) begin(kept store.Store, files dialog.Files) {
	w.Helper()
	words, err := locales.Load()
	if err != nil {
		w.Fatal(err)
	}
	catalogue, err := locales.Catalogue("")
	if err != nil {
		w.Fatal(err)
	}
	w.Clock = clock.New(clock.Options{
		Store: kept, Registry: &w.registry, Catalogue: &catalogue, Zone: almaty, Files: files,
		Engine:    engine.New(engine.Options{Registry: &w.registry, Words: words, Catalogue: &catalogue, Zone: almaty}),
		Log:       slog.New(slog.DiscardHandler),
		Committed: func() {}, Now: func() time.Time { return w.now }, After: time.After,
	})
}

// runDueJobs fails the test if the store fails.
func (w *world) runDueJobs() {
	w.Helper()
	if err := w.RunDueJobs(w.Context()); err != nil {
		w.Fatal(err)
	}
}

// sent returns the texts of the outbox.
func (w *world) sent() (texts []string) {
	w.Helper()
	err := w.Store.View(context.Background(), func(r store.Reader) error {
		rows, err := r.Outbox(0, 100)
		for _, row := range rows {
			texts = append(texts, row.Message.Text)
		}
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return texts
}

// hourly is due at each full hour.
func hourly(_ *store.Catalogue, now time.Time, _ *time.Location) time.Time {
	return now.Truncate(time.Hour)
}
