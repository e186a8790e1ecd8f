package bolt

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/storetest"
)

// mustOpen opens a store that is closed when the test ends.
func mustOpen(t *testing.T, options Options) *Store {
	t.Helper()
	s, err := Open(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func mustUpdate(t *testing.T, s *Store, fn func(tx store.Tx) error) {
	t.Helper()
	if err := s.Update(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// filled makes a closed store with a record of every kind and returns its path. The file
// is compacted, so that it has no bytes twice.
func filled(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	s := mustOpen(t, Options{Folder: folder})
	storetest.FillStore(t, s, 100)
	mustUpdate(t, s, fillOther)
	ok(t, s.Close())
	compact(t, s.Path())
	return s.Path()
}

func fillOther(tx store.Tx) error {
	for i := range int64(20) {
		id := store.PersonID(1 + i)
		for _, err := range []error{
			tx.SetNextOffset(i),
			tx.MarkProcessed(store.UpdateKey{ID: i, Sum: uint64(i * i)}),
			tx.Quarantine(store.QuarantinedUpdate{UpdateID: i, Person: id, Raw: []byte("{}"), At: storetest.StartTime}),
			store.People.Put(tx, storetest.Person(id)),
			store.Sessions.Put(tx, store.Session{Person: id, Flow: "new", LastActiveAt: storetest.StartTime}),
			store.Drafts.Put(tx, store.Draft{Person: id, Topic: "work", StartedAt: storetest.StartTime}),
			store.StaffRecords.Put(tx, store.Staff{ID: id, Role: store.RoleModerator}),
			tx.MoveToDeadLetters(store.DeadLetter{Outgoing: store.OutboxRow{Chat: id.Chat()}, Reason: "400"}),
			tx.SetSlot(id.Chat(), "screen", 100+i),
			tx.SetLastRun("digest", storetest.StartTime.Add(time.Duration(i))),
		} {
			if err != nil {
				return err
			}
		}
		if _, err := tx.Enqueue(store.OutboxRow{Chat: id.Chat(), Slot: "screen"}); err != nil {
			return err
		}
	}
	return nil
}

func compact(t *testing.T, path string) {
	t.Helper()
	from, err := bbolt.Open(path, fileMode, nil)
	ok(t, err)
	to, err := bbolt.Open(path+".compact", fileMode, nil)
	ok(t, err)
	ok(t, bbolt.Compact(to, from, 0))
	ok(t, to.Close())
	ok(t, from.Close())
	ok(t, os.Rename(path+".compact", path))
}

// alter changes a store file without the package's own code.
func alter(t *testing.T, path string, fn func(tx *transaction)) {
	t.Helper()
	db, err := bbolt.Open(path, fileMode, nil)
	ok(t, err)
	ok(t, db.Update(func(tx *bbolt.Tx) error {
		fn(&transaction{reader: reader{ctx: context.Background(), path: path, tx: tx}, sealer: newSealer()})
		return nil
	}))
	ok(t, db.Close())
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// copyFile copies a file into a folder of its own, under the store's name.
func copyFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	ok(t, err)
	return writeFile(t, content)
}

// writeFile makes a store file of some content.
func writeFile(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	ok(t, os.WriteFile(path, content, fileMode))
	return path
}

// snapshot has what must not change of a file that is refused.
type snapshot struct {
	sum      [32]byte
	size     int64
	modified time.Time
}

func take(t *testing.T, path string) snapshot {
	t.Helper()
	content, err := os.ReadFile(path)
	ok(t, err)
	info, err := os.Stat(path)
	ok(t, err)
	return snapshot{sha256.Sum256(content), info.Size(), info.ModTime()}
}
