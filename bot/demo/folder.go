package demo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"usynys/store/bolt"
)

// markFile is the file by which the folder of a demo is known. A demo invents staff
// and sends what waits to nobody, so it must not get hold of a real store; and what a demo
// made up must not reach real people.
const markFile = "usynys.demo"

// claimFolder makes a folder one of a demo. It refuses one that has another's store.
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

// isDemoFolder reports whether a folder is one of a demo.
func isDemoFolder(folder string) (bool, error) {
	_, err := os.Lstat(filepath.Join(folder, markFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// RefuseFolder is an error for the folder of a demo.
func RefuseFolder(folder string) error {
	demo, err := isDemoFolder(folder)
	if demo {
		return fmt.Errorf("%s is the folder of a demo, whose people and proposals are invented: name another folder with --data", folder)
	}
	return err
}
