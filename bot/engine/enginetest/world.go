package enginetest

import (
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"usynys/bot"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

// The words and the built-in catalogue are loaded once for all tests of a package.
var (
	loadWords     = sync.OnceValues(locales.Load)
	loadCatalogue = sync.OnceValues(func() (store.Catalogue, error) { return locales.Catalogue("") })
)

// World is a store with an engine.
type World struct {
	testing.TB
	Store store.Store
	// Catalogue and Now may be changed between two turns. Slices and maps of the
	// catalogue are shared: clone one before changing it.
	Catalogue store.Catalogue
	Now       time.Time
	Words     *locales.Words
	// Wrap, if set, wraps the transaction of each turn of a person.
	Wrap func(store.Tx) store.Tx

	engine  *engine.Engine
	capture capture
	// message is the newest message of any chat, update the newest update.
	message, update int64
}

// New returns a world on Monday, 23 November 2026, in UTC, without a limit of messages a
// minute.
func New(t testing.TB) *World {
	t.Helper()
	w := &World{TB: t, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), message: 100}
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	w.Check(err)
	t.Cleanup(func() { w.Check(kept.Close()) })
	w.Store = kept
	w.Words, err = loadWords()
	w.Check(err)
	w.Catalogue, err = loadCatalogue()
	w.Check(err)
	w.Catalogue.Limits.MessagesPerMinute = 1_000_000
	w.engine = engine.New(engine.Options{
		Registry: w.capture.around(bot.Registry()), Words: w.Words, Catalogue: &w.Catalogue, Zone: time.UTC,
		Rand: rand.NewChaCha8([32]byte{}),
	})
	w.engine.SetBotName("usynys_bot")
	return w
}

// Check fails the test for an error.
func (w *World) Check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// Change writes to the store directly.
func (w *World) Change(change func(store.Tx) error) {
	w.Helper()
	w.Check(w.Store.Update(w.Context(), change))
}

// View runs a reading transaction.
func (w *World) View(read func(store.Reader) error) {
	w.Helper()
	w.Check(w.Store.View(w.Context(), read))
}

// Act runs a job or an alarm, as the clock does, and returns its turn.
func (w *World) Act(act func(*dialog.Turn) error) (turn *dialog.Turn) {
	w.Helper()
	w.Change(func(tx store.Tx) error {
		return w.engine.Act(tx, w.Now, func(t *dialog.Turn) error {
			turn = t
			return act(t)
		})
	})
	w.sent(turn)
	return turn
}
