package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

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
