package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// Probe checks a store file quickly, without changing it: whether it can be opened at
// all, its schema version, and the first and last record of each bucket.
//
// Errors: [*store.CorruptError], [*store.NewerSchemaError], [*store.LockedError]. On a
// damaged file it may also crash the process or never return, therefore a program runs
// it in another process.
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

// withFile runs fn in a reading transaction on a store file. It turns a panic about damage
// into an error, and closes the file then, too.
func withFile(path string, fn func(*bbolt.Tx) error) (err error) {
	if err := checkHeader(path); err != nil {
		if _, inSystem := errors.AsType[*fs.PathError](err); inSystem {
			return err
		}
		return &store.CorruptError{Path: path, Err: err}
	}
	var file *os.File
	// A damaged page number leads outside the file, which would kill the process.
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

// A bbolt file begins with two headers, one a page, written in turn. Each says how many
// pages the file uses. Reading them first finds files that are cut short or no store,
// on which bbolt would crash.
const (
	headerOffset              = 16
	headerLength              = 64
	headerMagic               = 0xED0CDAED
	smallestPage, largestPage = 1 << 10, 16 << 20 // those that bbolt tries
)

var (
	errEmptyFile = errors.New("the file is empty")
	errNoHeader  = errors.New("the file is not a store, or its beginning is damaged")
)

// header has the fields of a bbolt header that are needed here.
type header struct {
	pageSize    uint32
	pages       uint64
	transaction uint64
}

// checkHeader returns an error for a file that is empty, cut short or no bbolt file.
func checkHeader(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() == 0 {
		return errEmptyFile
	}
	current, ok := newestHeader(file)
	if !ok {
		return errNoHeader
	}
	if needed := current.pages * uint64(current.pageSize); uint64(info.Size()) < needed {
		return fmt.Errorf("the file was cut short: it has %d bytes, it needs %d", info.Size(), needed)
	}
	return nil
}

// IsStore reports whether a file begins like a store and is not cut short. [Verify]
// reports whether it is sound.
func IsStore(path string) bool { return checkHeader(path) == nil }

// newestHeader returns the intact header of the latest transaction.
func newestHeader(file io.ReaderAt) (header, bool) {
	first, ok := readHeader(file, 0)
	if ok {
		if second, ok := readHeader(file, int64(first.pageSize)); ok && second.transaction > first.transaction {
			return second, true
		}
		return first, true
	}
	for size := int64(smallestPage); size <= largestPage; size *= 2 {
		if second, ok := readHeader(file, size); ok {
			return second, true
		}
	}
	return header{}, false
}

func readHeader(file io.ReaderAt, page int64) (header, bool) {
	var b [headerLength]byte
	if _, err := file.ReadAt(b[:], page+headerOffset); err != nil {
		return header{}, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:headerLength-8])
	order := binary.NativeEndian
	if order.Uint32(b[0:]) != headerMagic || order.Uint64(b[headerLength-8:]) != sum.Sum64() {
		return header{}, false
	}
	return header{pageSize: order.Uint32(b[8:]), pages: order.Uint64(b[40:]), transaction: order.Uint64(b[48:])}, true
}
