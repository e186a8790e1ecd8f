package outgoing

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/store"
	"usynys/store/bolt"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// world is a data folder with a store and files.
type world struct {
	*testing.T
	*Folder
	store *bolt.Store
}

func newWorld(t *testing.T) *world {
	t.Helper()
	data := t.TempDir()
	kept, err := bolt.Open(bolt.Options{Folder: data})
	must(t, err)
	t.Cleanup(func() { must(t, kept.Close()) })
	return &world{T: t, Folder: In(data), store: kept}
}

// kept keeps a text and returns its name.
func (w *world) kept(content string) string {
	w.Helper()
	name, err := w.Keep([]byte(content))
	must(w.T, err)
	return name
}

func (w *world) enqueue(name string) (id uint64) {
	w.Helper()
	must(w.T, w.store.Update(w.Context(), func(tx store.Tx) (err error) {
		id, err = tx.Enqueue(store.OutboxRow{Chat: 1, Message: store.Message{Files: []store.File{{Kept: name}}}})
		return err
	}))
	return id
}

func (w *world) names() (names []string) {
	w.Helper()
	entries, err := os.ReadDir(w.path)
	must(w.T, err)
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// sweepAfter sweeps when so much time has passed and requires what is left.
func (w *world) sweepAfter(later time.Duration, want ...string) {
	w.Helper()
	w.now = func() time.Time { return time.Now().Add(later) }
	before := len(w.names())
	removed, err := w.Sweep(w.Context(), w.store)
	must(w.T, err)
	slices.Sort(want)
	if got := w.names(); !slices.Equal(got, want) || removed != before-len(want) {
		w.Errorf("after %v %d are removed and %v left, want %v", later, removed, got, want)
	}
	w.now = time.Now
}

func TestAFileIsKeptUnderItsSumForTheOwnerOnly(t *testing.T) {
	w := newWorld(t)
	name := w.kept("abc")
	if again := w.kept("abc"); name != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || again != name {
		t.Errorf("the names are %s and %s", name, again)
	}
	file, err := w.Open(name)
	must(t, err)
	content, err := io.ReadAll(file)
	must(t, errors.Join(err, file.Close()))
	if string(content) != "abc" || len(w.names()) != 1 {
		t.Errorf("%q is kept in %v", content, w.names())
	}
	for path, want := range map[string]fs.FileMode{w.path: fs.ModeDir | 0o700, filepath.Join(w.path, name): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
}

func TestOnlyWhatTelegramTakesIsKept(t *testing.T) {
	w := newWorld(t)
	for _, size := range []int{0, store.FileLimit + 1} {
		if name, err := w.Keep(make([]byte, size)); err == nil {
			t.Errorf("%d bytes are kept as %s", size, name)
		}
	}
	_, err := w.Keep(make([]byte, store.FileLimit))
	must(t, err)
}

func TestOpenKnowsNothingButNames(t *testing.T) {
	w := newWorld(t)
	w.kept("abc")
	for _, name := range []string{"", ".", "../usynys.db", "/etc/passwd", strings.Repeat("A", 64), strings.Repeat("a", 63), strings.Repeat("a", 64) + ".new"} {
		if _, err := w.Open(name); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := w.Open(strings.Repeat("a", 64)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is missing: %v", err)
	}
}

func TestADiskThatFailsLeavesNothing(t *testing.T) {
	w := newWorld(t)
	must(t, os.WriteFile(w.path, nil, 0o600))
	if _, err := w.Keep([]byte("abc")); err == nil {
		t.Error("a file is kept in a file")
	}
}

func TestTheSweepLeavesWhatIsStillToBeSent(t *testing.T) {
	w := newWorld(t)
	waiting, dead, orphan := w.kept("waiting"), w.kept("dead"), w.kept("orphan")
	foreign := "notes.txt"
	must(t, os.WriteFile(filepath.Join(w.path, foreign), nil, 0o600))
	half := strings.Repeat("0", 64) + temporarySuffix // of a process that was killed
	must(t, os.WriteFile(filepath.Join(w.path, half), []byte("ha"), 0o600))
	row, letter := w.enqueue(waiting), w.enqueue(dead)
	must(t, w.store.Update(t.Context(), func(tx store.Tx) error {
		return tx.MoveToDeadLetters(store.DeadLetter{Outgoing: store.OutboxRow{ID: letter, Chat: 1, Message: store.Message{Files: []store.File{{Kept: dead}}}}})
	}))
	w.sweepAfter(grace-time.Minute, waiting, dead, orphan, foreign, half)
	w.sweepAfter(grace+time.Minute, waiting, dead, foreign)
	must(t, w.store.Update(t.Context(), func(tx store.Tx) error {
		return errors.Join(tx.DeleteSent(row), tx.DropLetter(letter))
	}))
	w.sweepAfter(grace+time.Minute, foreign)
}

func TestTheSweepReadsTheWholeOutbox(t *testing.T) {
	w := newWorld(t)
	must(t, w.store.Update(t.Context(), func(tx store.Tx) error {
		for range 2 * pageSize {
			if _, err := tx.Enqueue(store.OutboxRow{Chat: 1, Message: store.Message{Text: "x"}}); err != nil {
				return err
			}
		}
		return nil
	}))
	name := w.kept("the last")
	w.enqueue(name)
	w.sweepAfter(2*grace, name)
}

// A job that makes the same file as the one of yesterday has not committed its row yet.
func TestAFileThatIsKeptAgainIsAsGoodAsNew(t *testing.T) {
	w := newWorld(t)
	name := w.kept("abc")
	path := filepath.Join(w.path, name)
	yesterday := time.Now().Add(-24 * time.Hour)
	must(t, os.Chtimes(path, yesterday, yesterday))
	w.kept("abc")
	w.sweepAfter(0, name)
	// It was listed as old before it was kept again.
	if removed, err := w.removeOld(name); removed || err != nil {
		t.Errorf("removed: %v, %v", removed, err)
	}
}

func TestACopyHasOnlyWhatIsWhole(t *testing.T) {
	w := newWorld(t)
	whole, damaged, missing := w.kept("whole"), w.kept("damaged"), strings.Repeat("0", 64)
	must(t, os.WriteFile(filepath.Join(w.path, damaged), bytes.ToUpper([]byte("damaged")), 0o600))
	to := At(filepath.Join(t.TempDir(), "copy"))
	not, err := w.CopyTo(to, []string{whole, damaged, missing})
	must(t, err)
	if !slices.Equal(not, []string{damaged, missing}) {
		t.Errorf("missing are %v", not)
	}
	absent, err := to.Missing([]string{whole, damaged, missing})
	must(t, err)
	if !slices.Equal(absent, []string{damaged, missing}) {
		t.Errorf("the copy lacks %v", absent)
	}
}

func TestRetainLeavesWhatIsNamedAndWhatIsOfOthers(t *testing.T) {
	w := newWorld(t)
	first, second := w.kept("first"), w.kept("second")
	must(t, w.Retain([]string{first}))
	if got := w.names(); !slices.Equal(got, []string{first}) {
		t.Errorf("left are %v without %s", got, second)
	}
	must(t, w.Retain(nil))
	must(t, w.Retain(nil))
	if _, err := os.Stat(w.path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the empty folder is there: %v", err)
	}
}
