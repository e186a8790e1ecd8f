package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"usynys/store/bolt"
)

// backupFolder is the folder in the data folder in which backups are kept.
const backupFolder = "backups"

// backupForm is the name of a backup as a form for the time it was made, in UTC.
const backupForm = "usynys-20060102-150405.db"

func backupName(at time.Time) string { return at.UTC().Format(backupForm) }

// prepareBackups makes the folder of the backups and removes what a process that
// was killed left unfinished there. The caller must be the only one to make backups.
func prepareBackups(data string) error {
	folder := filepath.Join(data, backupFolder)
	if err := bolt.MakeFolder(folder); err != nil {
		return err
	}
	files, err := os.ReadDir(folder)
	for _, file := range files {
		if strings.HasPrefix(file.Name(), "usynys") && strings.HasSuffix(file.Name(), unfinished) {
			err = errors.Join(err, removeIfThere(filepath.Join(folder, file.Name())))
		}
	}
	return err
}

// listBackups lists the times of the backups in the data folder, oldest first.
// Files of other names are none.
func listBackups(data string) ([]time.Time, error) {
	files, err := os.ReadDir(filepath.Join(data, backupFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var made []time.Time
	for _, file := range files {
		if at, err := time.Parse(backupForm, file.Name()); err == nil && file.Type().IsRegular() {
			made = append(made, at)
		}
	}
	slices.SortFunc(made, time.Time.Compare)
	return made, err
}

// pruneBackups removes the oldest backups beyond those that are kept.
func pruneBackups(data string, keep int) (removed int, err error) {
	made, err := listBackups(data)
	if err != nil {
		return 0, err
	}
	for _, at := range made[:max(0, len(made)-keep)] {
		if err := os.Remove(filepath.Join(data, backupFolder, backupName(at))); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}
