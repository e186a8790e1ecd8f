package bolt

import (
	"errors"
	"time"

	"go.etcd.io/bbolt"
)

// create makes a new store file. bbolt's very first write is not safe against a
// power cut, therefore the file gets its name only when it is complete.
func create(path string, schema int) error {
	temporary := path + newSuffix
	db, err := bbolt.Open(temporary, fileMode, &bbolt.Options{Timeout: time.Second, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if err := createBuckets(tx); err != nil {
			return err
		}
		return writeSchema(tx, schema)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if err := setMode(temporary, fileMode); err != nil {
		return err
	}
	return Publish(temporary, path)
}
