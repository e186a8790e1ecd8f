package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/semaphore"

	"usynys/store"
)

// FileName is the name of the store file in its folder.
const FileName = "usynys.db"

const (
	lockName   = "usynys.lock"
	newSuffix  = ".new"
	copySuffix = ".before-%d"
)

// defaultTimeout is how long to wait for another process that reads the file.
const defaultTimeout = time.Second

// Options say how to open a store.
type Options struct {
	// Folder is the data folder; the store is the file [FileName] in it. It is created
	// if it does not exist.
	Folder string
	// Timeout is how long to wait for another process that reads the file, to check or
	// copy it; 0 means one second. Open does not wait for one that has the store open.
	Timeout time.Duration
	// Probe checks an existing file before it is opened for writing, as [Probe] does.
	// bbolt may crash the process or loop on a damaged file, so a program calls [Probe]
	// in another process, with a time limit. Nil calls it in this process.
	Probe func(path string) error

	// migrations replaces the package's list in tests.
	migrations []migration
	// maxSize makes commits fail in tests.
	maxSize int
}

// Open opens the store in a folder, or creates one.
//
// Errors: [*store.LockedError] if another process has it open, [*store.NewerSchemaError]
// and [*store.CorruptError], which leave the file as it is. Open also refuses a file that
// is empty or no store, and to create a store where there was one that is gone.
func Open(options Options) (*Store, error) {
	if options.migrations == nil {
		options.migrations = migrations
	}
	if options.Folder == "" {
		return nil, errors.New("no data folder is given")
	}
	folder := filepath.Clean(options.Folder)
	if err := MakeFolder(folder); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, FileName)
	lock, err := lockFile(filepath.Join(folder, lockName), path)
	if err != nil {
		return nil, err
	}
	db, err := openFile(path, lock, options)
	if err != nil {
		_ = lock.Close()
		return nil, err
	}
	return &Store{
		path: path, db: db, lock: lock, writer: make(chan struct{}, 1), sealer: newSealer(), beginning: semaphore.NewWeighted(allViews),
	}, nil
}

// openFile opens or creates the store file and migrates it. The caller has the lock.
func openFile(path string, lock *os.File, options Options) (*bbolt.DB, error) {
	known := schemaAfter(options.migrations)
	if err := removeLeftovers(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if err := CheckMissing(filepath.Dir(path)); err != nil {
			return nil, err
		}
		if err := create(path, known); err != nil {
			return nil, fmt.Errorf("make the store %s: %w", path, err)
		}
	} else if err := inspectFile(path, known, options.Probe); err != nil {
		return nil, err
	}
	db, err := openForWriting(path, options)
	if err != nil {
		return nil, err
	}
	err = migrate(db, options.migrations)
	if err == nil {
		err = markLock(lock)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// inspectFile returns an error for an existing file that is not a sound store.
func inspectFile(path string, known int, check func(string) error) error {
	if err := setMode(path, fileMode); err != nil {
		return err
	}
	if check == nil {
		return probe(path, known)
	}
	return check(path)
}

// mapSizes are the bytes of address space to reserve for the file, in order of
// preference; a machine may limit them. Until the file outgrows
// them, bbolt need not map it again, for which the writer would wait for readers.
var mapSizes = []int64{16 << 30, 4 << 30, 1 << 30, 128 << 20, 0}

func openForWriting(path string, options Options) (*bbolt.DB, error) {
	var db *bbolt.DB
	err := error(syscall.ENOMEM)
	for _, size := range mapSizes {
		if int64(int(size)) != size {
			continue
		}
		db, err = bbolt.Open(path, fileMode, &bbolt.Options{
			Timeout:         lockTimeout(options.Timeout),
			InitialMmapSize: int(size),
			FreelistType:    bbolt.FreelistMapType,
			MaxSize:         options.maxSize,
			NoStatistics:    true,
		})
		if !errors.Is(err, syscall.ENOMEM) {
			break
		}
	}
	return db, openError(path, err)
}

func lockTimeout(chosen time.Duration) time.Duration {
	if chosen == 0 {
		return defaultTimeout
	}
	return chosen
}

// openError turns an error of bbolt into one of the contract.
func openError(path string, err error) error {
	var inSystem *fs.PathError
	var number syscall.Errno
	switch {
	case err == nil:
		return nil
	case errors.Is(err, berrors.ErrTimeout):
		return &store.LockedError{Path: path}
	case errors.As(err, &inSystem), errors.As(err, &number):
		return fmt.Errorf("open the store %s: %w", path, err)
	default:
		return &store.CorruptError{Path: path, Err: err}
	}
}
