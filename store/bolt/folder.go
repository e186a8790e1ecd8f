package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"usynys/store"
)

// Only the owner may read what people wrote.
const (
	folderMode = fs.ModeDir | 0o700
	fileMode   = fs.FileMode(0o600)
)

// MakeFolder creates a folder with its parents if there is none, durably, and lets only
// its owner in.
func MakeFolder(path string) error {
	err := os.Mkdir(path, folderMode)
	if errors.Is(err, fs.ErrNotExist) {
		if err = MakeFolder(filepath.Dir(path)); err == nil {
			err = os.Mkdir(path, folderMode)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return setMode(path, folderMode)
	case err != nil:
		return fmt.Errorf("make the data folder: %w", err)
	}
	if err := setMode(path, folderMode); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// setMode changes the permissions of a file or folder to mode. It refuses another type
// than that of mode, and a folder that all users share, such as /tmp.
func setMode(path string, mode fs.FileMode) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.Mode().Type() != mode.Type():
		return fmt.Errorf("%s is in the way: it has mode %s, %s is needed", path, info.Mode(), mode)
	case info.Mode()&fs.ModeSticky != 0:
		return fmt.Errorf("%s is shared by all users: choose a folder of its own with --data", path)
	case info.Mode().Perm() == mode.Perm():
		return nil
	}
	return os.Chmod(path, mode.Perm())
}

// syncFolder makes the list of files in a folder durable.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	return errors.Join(err, folder.Close())
}

// A lock is tried so often, with a pause between: a child of the process that has just
// closed the file holds its lock too, from its fork until it runs its own program.
const (
	lockTries = 5
	lockPause = 40 * time.Millisecond
)

// lockFile locks the lock file. It stays locked while the file is open, at the latest
// until the process ends. It is never removed or renamed, so that all processes lock the
// same file.
func lockFile(path, storePath string) (*os.File, error) {
	lock, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return nil, fmt.Errorf("open the lock file: %w", err)
	}
	err = setMode(path, fileMode)
	if err == nil {
		err = flock(lock)
	}
	if err == nil {
		return lock, nil
	}
	_ = lock.Close()
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, &store.LockedError{Path: storePath}
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

func flock(lock *os.File) error {
	for try := 1; ; try++ {
		err := unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if !errors.Is(err, unix.EWOULDBLOCK) || try == lockTries {
			return err
		}
		<-time.After(lockPause)
	}
}

// removeLeftovers removes the unfinished files of a process that was killed.
func removeLeftovers(folder string) error {
	files, err := os.ReadDir(folder)
	for _, file := range files {
		if strings.HasPrefix(file.Name(), FileName) && strings.HasSuffix(file.Name(), newSuffix) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, file.Name())))
		}
	}
	return err
}

// Publish syncs a finished file and renames it, durably. It replaces a file of that name
// atomically.
func Publish(temporary, path string) error {
	file, err := os.Open(temporary)
	if err != nil {
		return err
	}
	err = file.Sync()
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// create creates a store file. bbolt's very first write is not safe against a power cut,
// therefore the file gets its name only when it is complete.
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
