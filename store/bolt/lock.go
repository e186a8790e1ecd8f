package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// LockedFolder is a data folder in which no process has the store open, and none can open
// it until Close. It is for work on the file as a whole.
type LockedFolder struct {
	path string
	lock *os.File
}

// LockFolder locks a data folder, which is created if it does not exist, and removes the
// unfinished files of a killed process.
//
// The error is a [*store.LockedError] if a process has the store open.
func LockFolder(folder string) (*LockedFolder, error) {
	folder = filepath.Clean(folder)
	if err := MakeFolder(folder); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, FileName)
	lock, err := lockFile(filepath.Join(folder, lockName), path)
	if err != nil {
		return nil, err
	}
	if err := removeLeftovers(folder); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return &LockedFolder{path: path, lock: lock}, nil
}

// Close lets others open the store.
func (l *LockedFolder) Close() error { return l.lock.Close() }

// CopyTo is [Store.CopyTo]. On a damaged file it may crash, like [Probe].
func (l *LockedFolder) CopyTo(ctx context.Context, path string) error {
	return makeFile(path, func(file *os.File) error {
		return withFile(l.path, func(tx *bbolt.Tx) error { return writeCopy(ctx, tx, file) })
	})
}

// ReplaceStore makes a file on the same disk the store. The store from before is kept
// under the name aside, which must be free. At every moment there is one of the two.
func (l *LockedFolder) ReplaceStore(path, aside string) error {
	err := os.Link(l.path, aside)
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, fs.ErrExist):
		return err
	default:
		// A disk without hard links: between this and Publish there is no store under
		// its name, only the one aside.
		err = os.Rename(l.path, aside)
		if err != nil {
			return err
		}
	}
	if err := setMode(path, fileMode); err != nil {
		return err
	}
	return Publish(path, l.path)
}

// IsLocked reports whether a process has the store in a folder open. It does not wait.
func IsLocked(folder string) (bool, error) {
	lock, err := os.Open(filepath.Join(folder, lockName))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open the lock file: %w", err)
	}
	defer func() { _ = lock.Close() }()
	// A shared lock, so that two processes may ask at the same time.
	err = unix.Flock(int(lock.Fd()), unix.LOCK_SH|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return true, nil
	}
	return false, err
}

// IsDataFolder reports whether there is, or was, a store in a folder.
func IsDataFolder(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, lockName))
	return err == nil
}

// storeMark is the content of the lock file once there was a store beside it. A store
// that has vanished since must not be replaced with an empty one silently: numbers would
// be given twice.
const storeMark = "A store is kept in this folder.\n"

// markLock writes storeMark durably, unless it is there.
func markLock(lock *os.File) error {
	info, err := lock.Stat()
	if err != nil || info.Size() > 0 {
		return err
	}
	if _, err := lock.WriteAt([]byte(storeMark), 0); err != nil {
		return fmt.Errorf("mark the data folder: %w", err)
	}
	return lock.Sync()
}

// CheckMissing returns an error if there was a store in a folder that is gone.
func CheckMissing(folder string) error {
	path, lock := filepath.Join(folder, FileName), filepath.Join(folder, lockName)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	info, err := os.Stat(lock)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Size() == 0:
		return nil
	}
	return fmt.Errorf("the store %s is gone, there was one: bring it back, or put a backup in its place with `usynys restore`; to begin with an empty store remove %s", path, lock)
}
