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

// LockedFolder is a data folder that no process has open as a store, and that none can
// open before it is closed. It is for work on the file as a whole.
type LockedFolder struct {
	path string
	lock *os.File
}

// LockFolder locks a data folder, which is made where it does not exist, and
// removes what a killed process left half done.
//
// The error is a [*store.HeldError] when a process has the store open.
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

// CopyTo does what that of [Store] does. On a damaged file it may crash, like
// [Probe].
func (l *LockedFolder) CopyTo(ctx context.Context, path string) error {
	return makeFile(path, func(file *os.File) error {
		return withFile(l.path, func(tx *bbolt.Tx) error { return writeCopy(ctx, tx, file) })
	})
}

// ReplaceStore makes a file of the same disk the store. The store that was there until
// then is kept under the name aside, which must be free. At no moment is there no
// store where there was one.
func (l *LockedFolder) ReplaceStore(path, aside string) error {
	err := os.Link(l.path, aside)
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, fs.ErrExist):
		return err
	default:
		// A disk without hard links. Nothing is lost between this and the next step,
		// but the store has no name then.
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

// IsLocked reports whether a process has the store in a folder open. It changes
// nothing and waits for nobody.
func IsLocked(folder string) (bool, error) {
	lock, err := os.Open(filepath.Join(folder, lockName))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open the lock file: %w", err)
	}
	defer func() { _ = lock.Close() }()
	// A shared lock, so that two who ask at once do not see each other.
	err = unix.Flock(int(lock.Fd()), unix.LOCK_SH|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return true, nil
	}
	return false, err
}

// IsDataFolder reports whether a folder is one that stores are, or were, kept in.
func IsDataFolder(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, lockName))
	return err == nil
}

// storeMark is what the lock file says once there was a store beside it. A store that
// has vanished since must not be replaced by an empty one without a word: numbers would be
// given twice.
const storeMark = "A store is kept in this folder.\n"

// markLock writes the mark, durably, unless it is there.
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

// CheckMissing is an error where a folder had a store that is not there any more.
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
