package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/store"
	"usynys/store/storetest"
)

func mustLock(t *testing.T, folder string) *LockedFolder {
	t.Helper()
	locked, err := LockFolder(folder)
	ok(t, err)
	t.Cleanup(func() { _ = locked.Close() })
	return locked
}

func TestALockedFolderKeepsOthersOut(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	var held *store.LockedError
	s := mustOpen(t, Options{Folder: folder})
	if _, err := LockFolder(folder); !errors.As(err, &held) {
		t.Errorf("a store that is open was locked: %v", err)
	}
	ok(t, s.Close())
	locked := mustLock(t, folder)
	if _, err := Open(Options{Folder: folder}); !errors.As(err, &held) {
		t.Errorf("a locked store was opened: %v", err)
	}
	ok(t, locked.Close())
	ok(t, mustOpen(t, Options{Folder: folder}).Close())
}

const canary = "канарейка-zxqw-"

// TestCompactionWipesWhatWasErased erases people one by one, so that their bytes
// stay in free pages, and looks for them in the compacted file.
func TestCompactionWipesWhatWasErased(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	storetest.FillStore(t, s, 200)
	mustUpdate(t, s, fillOther)
	const people = 200
	for id := store.PersonID(1); id <= people; id++ {
		mustUpdate(t, s, func(tx store.Tx) error {
			draft := store.Draft{Person: id, Title: store.TextPart{Text: canary + strings.Repeat(fmt.Sprint(id, " "), 200)}, StartedAt: storetest.StartTime}
			if err := store.People.Put(tx, storetest.Person(id)); err != nil {
				return err
			}
			return store.Drafts.Put(tx, draft)
		})
	}
	mustUpdate(t, s, func(tx store.Tx) error {
		for id := store.PersonID(1); id <= people; id++ {
			if err := tx.ErasePerson(id); err != nil {
				return err
			}
		}
		return nil
	})
	ok(t, s.Close())
	if !holds(t, s.Path(), canary) {
		t.Fatal("the canary is gone before compaction: the test shows nothing")
	}
	was := sound(t, s.Path())
	leftover := s.Path() + newSuffix
	ok(t, os.WriteFile(leftover, []byte("half a store"), 0o600))
	locked := mustLock(t, filepath.Dir(s.Path()))
	before, after, err := locked.Compact(func(path string) error {
		if path != leftover {
			t.Errorf("%s was verified", path)
		}
		sound(t, path)
		return nil
	})
	ok(t, err)
	if after >= before {
		t.Errorf("%d bytes before, %d after", before, after)
	}
	if holds(t, s.Path(), canary) {
		t.Error("the canary is in the file still")
	}
	if diff := cmp.Diff(was, sound(t, s.Path())); diff != "" {
		t.Errorf("(-before +after)\n%s", diff)
	}
	if got := mode(t, s.Path()); got != 0o600 {
		t.Errorf("the file has mode %o", got)
	}
	gone(t, leftover)
}

func holds(t *testing.T, path, text string) bool {
	t.Helper()
	content, err := os.ReadFile(path)
	ok(t, err)
	return bytes.Contains(content, []byte(text))
}

// TestCompactionThatFailsChangesNothing: what does not verify does not replace anything.
func TestCompactionThatFailsChangesNothing(t *testing.T) {
	path := filled(t)
	before := take(t, path)
	refusal := errors.New("refused")
	locked := mustLock(t, filepath.Dir(path))
	if _, _, err := locked.Compact(func(string) error { return refusal }); !errors.Is(err, refusal) {
		t.Errorf("got %v", err)
	}
	if take(t, path) != before {
		t.Error("the store was changed")
	}
	gone(t, path+newSuffix)
}

func TestReplaceKeepsWhatWasThere(t *testing.T) {
	folder, other := t.TempDir(), filled(t)
	s := mustOpen(t, Options{Folder: folder})
	ok(t, s.Close())
	was, comes := take(t, s.Path()), take(t, other)
	locked := mustLock(t, folder)
	aside := s.Path() + ".aside"
	staged := filepath.Join(folder, "staged")
	ok(t, CopyFile(t.Context(), other, staged))
	ok(t, locked.ReplaceStore(staged, aside))
	if got := take(t, aside); got.sum != was.sum {
		t.Error("what was there is not what is kept")
	}
	if got := take(t, s.Path()); got.sum != comes.sum {
		t.Error("the store is not what it was replaced with")
	}
	ok(t, CopyFile(t.Context(), other, staged))
	if err := locked.ReplaceStore(staged, aside); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a kept store was written over: %v", err)
	}
	ok(t, locked.CopyTo(t.Context(), filepath.Join(folder, "copy")))
	sound(t, filepath.Join(folder, "copy"))
}
