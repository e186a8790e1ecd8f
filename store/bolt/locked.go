package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
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
