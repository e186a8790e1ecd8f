package bolt

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"usynys/store"
)

// migration migrates a file to a schema version from the one before.
type migration struct {
	to   int
	name string
	run  func(*bbolt.Tx) error
}

// firstSchema is the schema version before any migration. No earlier one was released.
const firstSchema = 2

// migrations lists every migration, in order. None is ever changed or removed
// once it was released: a file may come from any earlier version.
var migrations = []migration{
	{to: 3, name: "queue counts", run: toQueueCounts},
}

// schemaAfter returns the schema version that a list of migrations leads to.
func schemaAfter(list []migration) int {
	if len(list) == 0 {
		return firstSchema
	}
	return list[len(list)-1].to
}

const schemaKey = "schema"

var (
	errNoSchema  = errors.New("the schema version is missing")
	errOldSchema = errors.New("its schema version is older than the first that was released")
)

// readSchema returns the file's schema version, or an error for one from a newer program.
func readSchema(tx *bbolt.Tx, known int) (int, error) {
	path := tx.DB().Path()
	b := tx.Bucket([]byte(metaBucket.String()))
	if b == nil {
		return 0, &store.CorruptError{Path: path, Err: errNoSchema}
	}
	key := []byte(schemaKey)
	value := b.Get(key)
	if value == nil {
		return 0, corrupt(path, metaBucket, key, errNoSchema)
	}
	var schema int
	if err := decode(key, value, &schema); err != nil {
		return 0, corrupt(path, metaBucket, key, err)
	}
	if schema < firstSchema {
		return 0, corrupt(path, metaBucket, key, errOldSchema)
	}
	if schema > known {
		return 0, &store.NewerSchemaError{Path: path, Found: schema, Known: known}
	}
	return schema, nil
}

func writeSchema(tx *bbolt.Tx, schema int) error {
	content, err := json.Marshal(schema)
	if err != nil {
		return err
	}
	key := []byte(schemaKey)
	return tx.Bucket([]byte(metaBucket.String())).Put(key, seal(make([]byte, recordHeader+len(content)), key, content))
}

// migrate runs the migrations that a file lacks. Each is one transaction, which also
// writes the version, and runs after a verified copy of the file was made. The copies
// stay: they are the way back to the older program.
func migrate(db *bbolt.DB, list []migration) error {
	var schema int
	err := db.View(func(tx *bbolt.Tx) (err error) {
		schema, err = readSchema(tx, schemaAfter(list))
		return err
	})
	if err != nil {
		return err
	}
	for _, m := range list {
		if m.to <= schema {
			continue
		}
		if err := migrateTo(db, m); err != nil {
			return fmt.Errorf("migration of the store %s to schema version %d (%s): %w", db.Path(), m.to, m.name, err)
		}
	}
	return nil
}

func migrateTo(db *bbolt.DB, m migration) error {
	if err := copyAside(db, fmt.Sprintf(db.Path()+copySuffix, m.to)); err != nil {
		return fmt.Errorf("copy before it: %w", err)
	}
	return db.Update(func(tx *bbolt.Tx) error {
		if err := m.run(tx); err != nil {
			return err
		}
		return writeSchema(tx, m.to)
	})
}

// copyAside makes a verified copy of the store.
func copyAside(db *bbolt.DB, path string) error {
	temporary := path + newSuffix
	err := makeFile(temporary, func(file *os.File) error {
		return db.View(func(tx *bbolt.Tx) error { return writeCopy(context.Background(), tx, file) })
	})
	if err != nil {
		return err
	}
	if err := verifyCopy(temporary); err != nil {
		return err
	}
	return Publish(temporary, path)
}

// toQueueCounts adds the counts of the queue and the indexes by assignee and by lateness,
// writes the index by status with longer values, and removes the indexes by topic and by
// region.
func toQueueCounts(tx *bbolt.Tx) error {
	for _, name := range []string{"proposals by topic", "proposals by region", proposalsByStatus.String()} {
		if err := tx.DeleteBucket([]byte(name)); err != nil && !errors.Is(err, berrors.ErrBucketNotFound) {
			return fmt.Errorf("remove bucket %s: %w", name, err)
		}
	}
	for _, b := range []bucket{proposalsByStatus, proposalsByAssignee, proposalsByLateness, queueCountsBucket} {
		if _, err := tx.CreateBucketIfNotExists([]byte(b.String())); err != nil {
			return fmt.Errorf("create bucket %s: %w", b, err)
		}
	}
	t := &transaction{reader: reader{ctx: context.Background(), path: tx.DB().Path(), tx: tx}, sealer: newSealer()}
	for p, err := range t.Proposals(0) {
		if err != nil {
			return err
		}
		if err := t.reindex(nil, queueEntries(&p)); err != nil {
			return err
		}
		if err := t.countQueue(&p, 1); err != nil {
			return err
		}
	}
	return nil
}
