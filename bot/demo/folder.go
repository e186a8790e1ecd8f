package demo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"usynys/store/bolt"
)

// markFile marks the folder of a demo. A demo must not open a real store: it adds invented
// staff, and sends the outbox to a simulator. Nor may a bot open the store of a demo.
const markFile = "usynys.demo"

// claimFolder marks a folder as that of a demo. It refuses one that has a real store.
func claimFolder(folder string) error {
	claimed, err := isDemoFolder(folder)
	if claimed || err != nil {
		return err
	}
	path := filepath.Join(folder, bolt.FileName)
	switch _, err := os.Lstat(path); {
	case err == nil:
		return fmt.Errorf("%s is the store of a bot, which a demo would spoil: name another folder with --data", path)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := bolt.CheckMissing(folder); err != nil {
		return err
	}
	if err := bolt.MakeFolder(folder); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, markFile), []byte("The store in this folder is that of a demo.\n"), 0o600)
}

// isDemoFolder reports whether a folder is that of a demo.
func isDemoFolder(folder string) (bool, error) {
	_, err := os.Lstat(filepath.Join(folder, markFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// RefuseFolder returns an error for the folder of a demo.
func RefuseFolder(folder string) error {
	demo, err := isDemoFolder(folder)
	if demo {
		return fmt.Errorf("%s is the folder of a demo, whose people and proposals are invented: name another folder with --data", folder)
	}
	return err
}
