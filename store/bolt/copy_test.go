package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/storetest"
)

// gone requires that there is no such file.
func gone(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there (%v)", path, err)
		}
	}
}

// TestCopiesUnderLoad copies the store while a writer writes without a pause. Each copy
// verifies and has all that was durable when it began, and the writer is delayed no longer
// than by a slow disk.
func TestCopiesUnderLoad(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	storetest.FillStore(t, s, 2000)
	var mu sync.Mutex
	var durable int64
	var waited []time.Duration
	stop := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for n := int64(1); ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			began := time.Now()
			if err := s.Update(t.Context(), func(tx store.Tx) error {
				_, err := tx.Enqueue(store.OutboxRow{Chat: 1, Message: store.Message{Text: fmt.Sprint(n)}})
				if err != nil {
					return err
				}
				return tx.SetNextOffset(n)
			}); err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			durable, waited = n, append(waited, time.Since(began))
			mu.Unlock()
		}
	})
	for i := range 6 {
		mu.Lock()
		before := durable
		mu.Unlock()
		path := filepath.Join(t.TempDir(), fmt.Sprint(i))
		ok(t, s.CopyTo(t.Context(), path))
		if got := int64(sound(t, path).Outbox); got < before {
			t.Errorf("the copy has %d rows, %d were durable when it began", got, before)
		}
		if got := mode(t, path); got != 0o600 {
			t.Errorf("the copy has mode %o", got)
		}
	}
	close(stop)
	writing.Wait()
	slices.Sort(waited)
	longest := waited[len(waited)-1]
	t.Logf("%d commits: median %v, 99th percentile %v, longest %v", len(waited), waited[len(waited)/2], waited[len(waited)*99/100], longest)
	if longest > 5*time.Second {
		t.Errorf("the writer was held up for %v", longest)
	}
}

func TestACopyThatIsGivenUpLeavesNothing(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	storetest.FillStore(t, s, 100)
	path := filepath.Join(t.TempDir(), "copy")
	ctx, cancel := context.WithCancel(t.Context())
	parts := 0
	err := makeFile(path, func(file *os.File) error {
		return s.db.View(func(tx *bbolt.Tx) error {
			return writeCopy(ctx, tx, writerFunc(func(part []byte) (int, error) {
				if parts++; parts == 3 {
					cancel()
				}
				return file.Write(part)
			}))
		})
	})
	if !errors.Is(err, context.Canceled) || parts != 3 {
		t.Errorf("given up after %d parts with %v", parts, err)
	}
	gone(t, path)
	if err := s.CopyTo(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("not given up: %v", err)
	}
	gone(t, path)
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(part []byte) (int, error) { return f(part) }

func TestACopyWritesOverNothing(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	path := filepath.Join(t.TempDir(), "taken")
	ok(t, os.WriteFile(path, []byte("mine"), 0o600))
	before := take(t, path)
	if err := s.CopyTo(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
}

// TestAFileInUseIsNotCopied: a file that is open as a store changes while it is read.
func TestAFileInUseIsNotCopied(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	path := filepath.Join(t.TempDir(), "copy")
	var held *store.LockedError
	if err := CopyFile(t.Context(), s.Path(), path); !errors.As(err, &held) {
		t.Errorf("got %v", err)
	}
	gone(t, path)
	ok(t, s.Close())
	ok(t, CopyFile(t.Context(), s.Path(), path))
	sound(t, path)
}
