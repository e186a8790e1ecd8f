package backup

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

// FolderName is the folder in the data folder in which backups are kept.
const FolderName = "backups"

// nameLayout is the layout, for package time, of the name of a backup made at a time in
// UTC.
const nameLayout = "usynys-20060102-150405.db"

// FileName returns the name of a backup made at a time.
func FileName(at time.Time) string { return at.UTC().Format(nameLayout) }

// Prepare makes the folder of the backups and removes what a process that
// was killed left unfinished there. The caller must be the only one to make backups.
func Prepare(data string) error {
	folder := filepath.Join(data, FolderName)
	if err := bolt.MakeFolder(folder); err != nil {
		return err
	}
	files, err := os.ReadDir(folder)
	for _, file := range files {
		if strings.HasPrefix(file.Name(), "usynys") && strings.HasSuffix(file.Name(), TemporarySuffix) {
			err = errors.Join(err, removeIfExists(filepath.Join(folder, file.Name())))
		}
	}
	return err
}

// List lists the times of the backups in the data folder, oldest first.
// Files of other names are none.
func List(data string) ([]time.Time, error) {
	files, err := os.ReadDir(filepath.Join(data, FolderName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var made []time.Time
	for _, file := range files {
		if at, err := time.Parse(nameLayout, file.Name()); err == nil && file.Type().IsRegular() {
			made = append(made, at)
		}
	}
	slices.SortFunc(made, time.Time.Compare)
	return made, err
}

// prune removes the oldest backups beyond those that are kept.
func prune(data string, keep int) (removed int, err error) {
	made, err := List(data)
	if err != nil {
		return 0, err
	}
	for _, at := range made[:max(0, len(made)-keep)] {
		if err := os.Remove(filepath.Join(data, FolderName, FileName(at))); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}
