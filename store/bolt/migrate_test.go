package bolt

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"usynys/store"
	"usynys/store/storetest"
)

var errMigration = errors.New("the migration fails")

// rewrite changes the JSON of every record of a bucket.
func rewrite(tx *bbolt.Tx, b bucket, change func(record map[string]any)) error {
	found := tx.Bucket([]byte(b.String()))
	changed := map[string][]byte{}
	err := found.ForEach(func(key, value []byte) error {
		var record map[string]any
		if err := decode(key, value, &record); err != nil {
			return err
		}
		change(record)
		content, err := json.Marshal(record)
		changed[string(key)] = seal(make([]byte, recordHeader+len(content)), key, content)
		return err
	})
	if err != nil {
		return err
	}
	for key, value := range changed {
		if err := found.Put([]byte(key), value); err != nil {
			return err
		}
	}
	return nil
}

// toFour renames a field; toFive adds a bucket and fills a field.
var (
	toFour = migration{to: 4, name: "topic becomes theme", run: func(tx *bbolt.Tx) error {
		return rewrite(tx, draftsBucket, func(record map[string]any) {
			record["theme"] = record["topic"]
			delete(record, "topic")
		})
	}}
	toFive = migration{to: 5, name: "region from theme", run: func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket([]byte("themes")); err != nil {
			return err
		}
		return rewrite(tx, draftsBucket, func(record map[string]any) { record["region"] = record["theme"] })
	}}
	failing = migration{to: 5, name: "fails half way", run: func(tx *bbolt.Tx) error {
		if err := toFive.run(tx); err != nil {
			return err
		}
		return errMigration
	}}
)

// schemaOf returns the schema version of a file, and a draft's JSON.
func schemaOf(t *testing.T, path string) (schema int, draft map[string]any) {
	t.Helper()
	ok(t, withFile(path, func(tx *bbolt.Tx) (err error) {
		schema, err = readSchema(tx, 1000)
		if err != nil {
			return err
		}
		key := idKey(int64(5))
		return decode(key, tx.Bucket([]byte("drafts")).Get(key), &draft)
	}))
	return schema, draft
}

func TestMigrationsRunInOrderEachAfterACopy(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	s := mustOpen(t, Options{Folder: folder, migrations: []migration{toFour, toFive}})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetNextOffset(5) })
	ok(t, s.Close())
	for name, wanted := range map[string]struct {
		schema               int
		topic, theme, region any
	}{
		FileName:               {5, nil, "work", "work"},
		FileName + ".before-4": {3, "work", nil, nil},
		FileName + ".before-5": {4, nil, "work", nil},
	} {
		copied := filepath.Join(folder, name)
		schema, draft := schemaOf(t, copied)
		if schema != wanted.schema || draft["topic"] != wanted.topic || draft["theme"] != wanted.theme || draft["region"] != wanted.region {
			t.Errorf("%s has schema %d and draft %v", name, schema, draft)
		}
		if got := mode(t, copied); got != fileMode {
			t.Errorf("%s has mode %o", name, got)
		}
	}
	sound(t, filepath.Join(folder, FileName+".before-4"))
	before := take(t, path)
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toFour, toFive}}).Close())
	if take(t, path) != before {
		t.Error("opening a migrated file changed it")
	}
}

func TestAnOlderFileMayLackABucket(t *testing.T) {
	path := filled(t)
	alter(t, path, func(tx *transaction) { ok(t, tx.tx.DeleteBucket([]byte("jobs"))) })
	adds := migration{to: 4, name: "jobs", run: func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("jobs"))
		return err
	}}
	s := mustOpen(t, Options{Folder: filepath.Dir(path), migrations: []migration{adds}})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetLastRun("digest", storetest.StartTime) })
}

func TestFailedMigrationLeavesTheVersionBefore(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	_, err := Open(Options{Folder: folder, migrations: []migration{toFour, failing}})
	if !errors.Is(err, errMigration) || !strings.Contains(err.Error(), "schema version 5 (fails half way)") {
		t.Fatalf("got %v", err)
	}
	schema, draft := schemaOf(t, path)
	if schema != 4 || draft["theme"] != "work" || draft["region"] != nil {
		t.Errorf("schema %d and draft %v", schema, draft)
	}
	if schema, _ := schemaOf(t, filepath.Join(folder, FileName+".before-5")); schema != 4 {
		t.Errorf("the copy has schema %d", schema)
	}
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toFour, toFive}}).Close())
	if schema, _ := schemaOf(t, path); schema != 5 {
		t.Errorf("schema %d after the program was put right", schema)
	}
}

func TestDowngradeIsRefused(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toFour}}).Close())
	before := take(t, path)
	var newer *store.NewerSchemaError
	if _, err := Open(Options{Folder: folder}); !errors.As(err, &newer) || newer.Found != 4 || newer.Known != 3 {
		t.Fatalf("got %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
	ok(t, os.Rename(path+".before-4", path))
	s := mustOpen(t, Options{Folder: folder})
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		draft, err := store.Drafts.Get(r, 5)
		if draft.Topic != "work" {
			t.Errorf("the copy has %+v", draft)
		}
		return err
	}))
}

func TestNoMigrationWithoutAGoodCopy(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	alter(t, path, func(tx *transaction) {
		ok(t, tx.put(sessionsBucket, idKey(int64(5)), []byte("damaged in the middle")))
	})
	_, err := Open(Options{Folder: folder, migrations: []migration{toFour}})
	if err == nil || !strings.Contains(err.Error(), "bucket sessions, key 8000000000000005: the record's checksum is wrong") {
		t.Fatalf("got %v", err)
	}
	if schema, _ := schemaOf(t, path); schema != 3 {
		t.Errorf("schema %d", schema)
	}
	if _, err := os.Stat(path + ".before-4"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the bad copy was kept: %v", err)
	}
}

func TestMigrationsAreInOrder(t *testing.T) {
	for i, m := range migrations {
		if m.to != firstSchema+1+i || m.name == "" || m.run == nil {
			t.Errorf("migration %d leads to %d (%q)", i, m.to, m.name)
		}
	}
}

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
		"a count of none": func(b *bbolt.Bucket, _ []byte) error {
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
