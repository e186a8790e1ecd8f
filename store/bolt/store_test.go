package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/storetest"
)

// refusesEverything checks that a store refuses everything but Close.
func refusesEverything(t *testing.T, s *Store, cause error) {
	t.Helper()
	var failed *store.CommitError
	for name, use := range map[string]func() error{
		"Update": func() error { return s.Update(context.Background(), func(store.Tx) error { return nil }) },
		"View":   func() error { return s.View(context.Background(), func(store.Reader) error { return nil }) },
	} {
		if err := use(); !errors.As(err, &failed) || !errors.Is(err, cause) {
			t.Errorf("%s: %v", name, err)
		}
	}
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	select {
	case err := <-closed:
		ok(t, err)
	case <-time.After(time.Minute):
		t.Fatal("Close hangs")
	}
}

func TestFailedCommitStopsTheStore(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir(), maxSize: 8 << 20})
	grow := func(tx store.Tx) error {
		return store.Drafts.Put(tx, store.Draft{Person: 1, Parts: []store.TextPart{{Text: string(make([]byte, 4<<20))}}})
	}
	var failed *store.CommitError
	err := s.Update(context.Background(), grow)
	if !errors.As(err, &failed) {
		t.Fatalf("got %v", err)
	}
	refusesEverything(t, s, failed.Err)
	sound(t, s.Path())
}

// awaited is a context that reports when its Done is called.
type awaited struct {
	context.Context
	called chan struct{}
}

func (c awaited) Done() <-chan struct{} {
	close(c.called)
	return c.Context.Done()
}

func TestWhoWaitsForAFailingCommitIsRefused(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	result := make(chan error)
	err := s.Update(context.Background(), func(store.Tx) error {
		waiting := awaited{context.Background(), make(chan struct{})}
		go func() {
			result <- s.Update(waiting, func(store.Tx) error { return errors.New("the function was called") })
		}()
		<-waiting.called
		_ = s.fail(errMigration)
		return nil
	})
	ok(t, err)
	if err := <-result; !errors.Is(err, errMigration) {
		t.Fatalf("got %v", err)
	}
}

func TestPanicPassesThroughAndStopsTheStore(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	func() {
		defer func() {
			if cause := recover(); cause != "a mistake" {
				t.Errorf("recovered %v", cause)
			}
		}()
		_ = s.Update(context.Background(), func(tx store.Tx) error {
			ok(t, store.People.Put(tx, storetest.Person(1)))
			panic("a mistake")
		})
	}()
	refusesEverything(t, s, errPanicked)
	if report := sound(t, s.Path()); report.People != 0 {
		t.Error("half a transaction was kept")
	}
}

// TestCloseReturnsWhenBboltsLockIsHeld damages the list of free pages of an open store, so
// that bbolt panics again while it rolls back and never releases its lock.
func TestCloseReturnsWhenBboltsLockIsHeld(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	damageFreelist(t, s.Path())
	func() {
		defer func() { _ = recover() }()
		_ = s.Update(context.Background(), func(store.Tx) error { panic("a mistake") })
	}()
	if !s.stuck {
		t.Fatal("bbolt released its lock")
	}
	refusesEverything(t, s, errPanicked)
}

func damageFreelist(t *testing.T, path string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	ok(t, err)
	defer func() { ok(t, file.Close()) }()
	info, err := file.Stat()
	ok(t, err)
	const flagsOffset, freelistPage = 8, 0x10
	for page := int64(0); page < info.Size(); page += int64(os.Getpagesize()) {
		var flags [2]byte
		_, err := file.ReadAt(flags[:], page+flagsOffset)
		ok(t, err)
		if binary.NativeEndian.Uint16(flags[:]) == freelistPage {
			_, err = file.WriteAt([]byte{0, 0}, page+flagsOffset)
			ok(t, err)
		}
	}
}

func TestAViewDoesNotSeeALaterUpdate(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		// More than the file holds, so that it grows while it is being read.
		storetest.FillStore(t, s, 5000)
		for _, err := range r.Proposals(0) {
			t.Errorf("saw a proposal that was sent later, or an error: %v", err)
		}
		return nil
	}))
}

func TestFileDoesNotGrowWithoutBound(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand commits take seconds")
	}
	// Half of them are more than the ring of handled updates has places.
	const commits = 10_000
	s := mustOpen(t, Options{Folder: t.TempDir()})
	s.db.NoSync, s.db.NoGrowSync = true, true
	size := func() int64 {
		info, err := os.Stat(s.Path())
		ok(t, err)
		return info.Size()
	}
	var early int64
	for i := range int64(commits) {
		mustUpdate(t, s, func(tx store.Tx) error { return everyday(tx, i) })
		if i == commits/2 {
			early = size()
		}
	}
	if late := size(); late > early+early/10 {
		t.Errorf("%d bytes after half of the commits, %d after all", early, late)
	}
	ok(t, s.Close())
	sound(t, s.Path())
}

// everyday writes what an update writes, in place of what the last one wrote.
func everyday(tx store.Tx, i int64) error {
	person := store.PersonID(1 + i%50)
	id, err := tx.Enqueue(store.OutboxRow{Chat: person.Chat(), Slot: "screen", Message: store.Message{Text: "Сәлем"}})
	if err != nil {
		return err
	}
	if err := tx.MarkProcessed(store.UpdateKey{ID: i}); err != nil {
		return err
	}
	if err := tx.SetNextOffset(i + 1); err != nil {
		return err
	}
	if err := store.Sessions.Put(tx, store.Session{Person: person, Revision: uint32(i)}); err != nil {
		return err
	}
	if err := store.Drafts.Put(tx, store.Draft{Person: person, Topic: strings.Repeat("a", int(100+i%900))}); err != nil {
		return err
	}
	if err := tx.DeleteSent(id); err != nil {
		return err
	}
	return tx.SetSlot(person.Chat(), "screen", i+1)
}

// TestValuesStayUntilTheCommit writes more in a transaction than one chunk of the sealer
// has room for, and checks all of it afterwards.
func TestValuesStayUntilTheCommit(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	draft := func(id store.PersonID) store.Draft {
		text := make([]byte, 1+int(id)*37%30_000)
		for i := range text {
			text[i] = byte('a' + (int(id)+i)%26)
		}
		return store.Draft{Person: id, Topic: string(text)}
	}
	for round := range store.PersonID(3) {
		mustUpdate(t, s, func(tx store.Tx) error {
			for id := range store.PersonID(100) {
				if err := store.Drafts.Put(tx, draft(round*1000+id)); err != nil {
					return err
				}
			}
			return store.Drafts.Put(tx, store.Draft{Person: round*1000 + 500, Topic: string(make([]byte, 2*sealerChunk))})
		})
	}
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		for round := range store.PersonID(3) {
			for id := range store.PersonID(100) {
				got, err := store.Drafts.Get(r, round*1000+id)
				ok(t, err)
				if got.Topic != draft(round*1000+id).Topic {
					t.Errorf("draft %d is another", round*1000+id)
				}
			}
		}
		return nil
	}))
}

func TestZeroBytesAreKeptOutOfKeys(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, func(tx store.Tx) error {
		const bad = "a\x00b"
		_, enqueue := tx.Enqueue(store.OutboxRow{Slot: bad})
		for name, err := range map[string]error{
			"Enqueue":       enqueue,
			"SetSlot":       tx.SetSlot(1, bad, 1),
			"SetLastRun":    tx.SetLastRun(bad, storetest.StartTime),
			"SaveProposal":  tx.SaveProposal(store.Proposal{Seq: 1, Topic: bad}),
			"CountEntered":  tx.AddEntries(store.EntryCount{Region: bad}, 1),
			"CountAnswered": tx.AddResponses(store.ResponseCount{Day: bad}, 1),
		} {
			if !errors.Is(err, errZeroByte) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := tx.AppendAudit(store.AuditEntry{ReasonCode: "\xff"}); !errors.Is(err, errNotText) {
			t.Errorf("AppendAudit: %v", err)
		}
		return nil
	})
}

func TestDamagedRecordIsNamedWhenRead(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, func(tx store.Tx) error {
		return store.Drafts.Put(tx, store.Draft{Person: 5, Topic: "secret"})
	})
	ok(t, s.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("drafts"))
		bad := append([]byte{}, b.Get(idKey(int64(5)))...)
		bad[len(bad)-1] ^= 1
		return b.Put(idKey(int64(5)), bad)
	}))
	err := s.View(context.Background(), func(r store.Reader) error {
		_, err := store.Drafts.Get(r, 5)
		return err
	})
	var damaged *store.CorruptError
	if !errors.As(err, &damaged) || damaged.Err.Error() != "bucket drafts, key 8000000000000005: the record's checksum is wrong" {
		t.Fatalf("got %v", err)
	}
}
