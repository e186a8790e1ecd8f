package bolt

import (
	"context"
	"encoding/json"
	"errors"
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

// toThree names a field anew; toFour adds a bucket and fills a field.
var (
	toThree = migration{to: 3, name: "topic becomes theme", run: func(tx *bbolt.Tx) error {
		return rewrite(tx, draftsBucket, func(record map[string]any) {
			record["theme"] = record["topic"]
			delete(record, "topic")
		})
	}}
	toFour = migration{to: 4, name: "region from theme", run: func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket([]byte("themes")); err != nil {
			return err
		}
		return rewrite(tx, draftsBucket, func(record map[string]any) { record["region"] = record["theme"] })
	}}
	failing = migration{to: 4, name: "fails half way", run: func(tx *bbolt.Tx) error {
		if err := toFour.run(tx); err != nil {
			return err
		}
		return errMigration
	}}
)

// schemaOf reads the schema version of a file, and a draft's JSON.
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
	s := mustOpen(t, Options{Folder: folder, migrations: []migration{toThree, toFour}})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetNextOffset(5) })
	ok(t, s.Close())
	for name, wanted := range map[string]struct {
		schema               int
		topic, theme, region any
	}{
		FileName:               {4, nil, "work", "work"},
		FileName + ".before-3": {2, "work", nil, nil},
		FileName + ".before-4": {3, nil, "work", nil},
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
	sound(t, filepath.Join(folder, FileName+".before-3"))
	before := take(t, path)
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toThree, toFour}}).Close())
	if take(t, path) != before {
		t.Error("opening a migrated file changed it")
	}
}

func TestAnOlderFileMayLackABucket(t *testing.T) {
	path := filled(t)
	alter(t, path, func(tx *transaction) { ok(t, tx.tx.DeleteBucket([]byte("jobs"))) })
	adds := migration{to: 3, name: "jobs", run: func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("jobs"))
		return err
	}}
	s := mustOpen(t, Options{Folder: filepath.Dir(path), migrations: []migration{adds}})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetLastRun("digest", storetest.Start) })
}

func TestFailedMigrationLeavesTheVersionBefore(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	_, err := Open(Options{Folder: folder, migrations: []migration{toThree, failing}})
	if !errors.Is(err, errMigration) || !strings.Contains(err.Error(), "schema version 4 (fails half way)") {
		t.Fatalf("got %v", err)
	}
	schema, draft := schemaOf(t, path)
	if schema != 3 || draft["theme"] != "work" || draft["region"] != nil {
		t.Errorf("schema %d and draft %v", schema, draft)
	}
	if schema, _ := schemaOf(t, filepath.Join(folder, FileName+".before-4")); schema != 3 {
		t.Errorf("the copy has schema %d", schema)
	}
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toThree, toFour}}).Close())
	if schema, _ := schemaOf(t, path); schema != 4 {
		t.Errorf("schema %d after the program was put right", schema)
	}
}

func TestDowngradeIsRefused(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	ok(t, mustOpen(t, Options{Folder: folder, migrations: []migration{toThree}}).Close())
	before := take(t, path)
	var newer *store.NewerError
	if _, err := Open(Options{Folder: folder}); !errors.As(err, &newer) || newer.Found != 3 || newer.Known != 2 {
		t.Fatalf("got %v", err)
	}
	if take(t, path) != before {
		t.Error("the file was touched")
	}
	ok(t, os.Rename(path+".before-3", path))
	s := mustOpen(t, Options{Folder: folder})
	ok(t, s.View(context.Background(), func(r store.Reader) error {
		draft, err := r.Draft(5)
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
	_, err := Open(Options{Folder: folder, migrations: []migration{toThree}})
	if err == nil || !strings.Contains(err.Error(), "bucket sessions, key 8000000000000005: the record's checksum is wrong") {
		t.Fatalf("got %v", err)
	}
	if schema, _ := schemaOf(t, path); schema != 2 {
		t.Errorf("schema %d", schema)
	}
	if _, err := os.Stat(path + ".before-3"); !errors.Is(err, fs.ErrNotExist) {
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
