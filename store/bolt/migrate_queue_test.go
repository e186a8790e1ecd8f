package bolt

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// ofSchemaTwo returns a folder with the store of testdata.
func ofSchemaTwo(t *testing.T) string {
	t.Helper()
	packed, err := os.Open("testdata/schema-2.db.gz")
	ok(t, err)
	defer func() { _ = packed.Close() }()
	unpacked, err := gzip.NewReader(packed)
	ok(t, err)
	content, err := io.ReadAll(unpacked)
	ok(t, err)
	folder := t.TempDir()
	ok(t, os.WriteFile(filepath.Join(folder, FileName), content, fileMode))
	return folder
}

func TestAStoreOfSchemaTwoIsMigratedAfterACopy(t *testing.T) {
	folder := ofSchemaTwo(t)
	path := filepath.Join(folder, FileName)
	s := mustOpen(t, Options{Folder: folder})
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		counted := 0
		for _, status := range []store.Status{store.StatusSubmitted, store.StatusAsked} {
			for c, err := range r.QueueCounts(status) {
				ok(t, err)
				counted += c.Count
			}
		}
		if counted != 21 {
			t.Errorf("%d are counted", counted)
		}
		for place, err := range r.Late(1, "2030-01-01") {
			ok(t, err)
			if place.Seq != 62 {
				t.Errorf("proposal %d is known to be late", place.Seq)
			}
		}
		for place, err := range r.Queue(store.QueueFilter{Status: store.StatusSubmitted, Assignee: 900}, store.QueueOrder{}) {
			ok(t, err)
			if place.Seq != 61 {
				t.Errorf("proposal %d is assigned", place.Seq)
			}
		}
		return nil
	}))
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		for _, name := range []string{"proposals by topic", "proposals by region"} {
			if r.(*reader).tx.Bucket([]byte(name)) != nil {
				t.Errorf("bucket %s is still there", name)
			}
		}
		return nil
	}))
	ok(t, s.Close())
	if report := sound(t, path); report.Schema != 3 || report.Proposals != 63 || report.Waiting != 20 {
		t.Errorf("got %+v", report)
	}
	report, err := Verify(path+".before-3", nil)
	ok(t, err)
	if report.Schema != 2 || report.Total != 0 {
		t.Errorf("the copy: %+v", report)
	}
}

func TestAStoreFromBeforeTheFirstReleaseIsRefused(t *testing.T) {
	path := filled(t)
	alter(t, path, func(tx *transaction) { ok(t, writeSchema(tx.tx, firstSchema-1)) })
	_, err := Open(Options{Folder: filepath.Dir(path)})
	if corrupt, is := errors.AsType[*store.CorruptError](err); !is || !errors.Is(corrupt.Err, errOldSchema) {
		t.Errorf("got %v", err)
	}
}

func TestWrongCountsOfTheQueueAreFound(t *testing.T) {
	for name, change := range map[string]func(b *bbolt.Bucket, key []byte) error{
		"a count too high": func(b *bbolt.Bucket, key []byte) error { return b.Put(key, numberKey(99)) },
		"a count missing":  (*bbolt.Bucket).Delete,
		"a count of none": func(b *bbolt.Bucket, key []byte) error {
			return b.Put(queueCountKey(store.StatusSubmitted, store.QueueCount{Due: "2026-01-01"}), numberKey(1))
		},
	} {
		path := filled(t)
		alter(t, path, func(tx *transaction) {
			key, _ := tx.bucket(queueCountsBucket).Cursor().First()
			if key == nil {
				t.Fatal("nothing is counted")
			}
			ok(t, change(tx.bucket(queueCountsBucket), append([]byte(nil), key...)))
		})
		if report, err := Verify(path, nil); err != nil || report.Total == 0 {
			t.Errorf("%s: %+v %v", name, report, err)
		}
	}
}
