package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// Probe takes a quick look at a store file, without changing it: whether it can
// be opened at all, its schema version, and the first and last record of each
// bucket.
//
// Errors: [*store.CorruptError], [*store.NewerError], [*store.HeldError]. On a
// damaged file it may also crash the process or never return, therefore a
// program runs it in a process of its own.
func Probe(path string) error { return probe(path, schemaAfter(migrations)) }

func probe(path string, known int) error {
	return withFile(path, func(tx *bbolt.Tx) error {
		schema, err := readSchema(tx, known)
		if err != nil {
			return err
		}
		if missing := missingBucket(tx); missing != "" && schema == known {
			return &store.CorruptError{Path: path, Err: fmt.Errorf("bucket %s is missing", missing)}
		}
		return probeRecords(tx, path)
	})
}

// probeRecords checks the first and last record of each bucket.
func probeRecords(tx *bbolt.Tx, path string) error {
	for _, b := range recordBuckets {
		found := tx.Bucket([]byte(b.String()))
		if found == nil {
			continue
		}
		cursor := found.Cursor()
		for _, move := range []func() ([]byte, []byte){cursor.First, cursor.Last} {
			key, value := move()
			if key == nil {
				continue
			}
			if _, err := unseal(key, value); err != nil {
				return corrupt(path, b, key, err)
			}
		}
	}
	return nil
}

// withFile opens a store file for reading and turns a panic over damage into an
// error. What it opened is closed even then.
func withFile(path string, fn func(*bbolt.Tx) error) (err error) {
	if err := checkHeader(path); err != nil {
		if _, inSystem := errors.AsType[*fs.PathError](err); inSystem {
			return err
		}
		return &store.CorruptError{Path: path, Err: err}
	}
	var file *os.File
	// A damaged page number leads outside the file; without this the process dies.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			err = &store.CorruptError{Path: path, Err: fmt.Errorf("reading it fails: %v", cause)}
			if file != nil {
				_ = file.Close()
			}
		}
	}()
	db, err := bbolt.Open(path, fileMode, &bbolt.Options{
		Timeout:         defaultTimeout,
		ReadOnly:        true,
		PreLoadFreelist: true,
		FreelistType:    bbolt.FreelistMapType,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			opened, err := os.OpenFile(name, flag, mode)
			file = opened
			return opened, err
		},
	})
	if err != nil {
		return openError(path, err)
	}
	err = db.View(fn)
	return errors.Join(err, db.Close())
}
