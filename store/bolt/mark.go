package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

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
