package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestFilesGoWithTheirBackup(t *testing.T) {
	data := t.TempDir()
	now := time.Date(2026, time.November, 23, 3, 30, 0, 0, time.UTC)
	for day := range 3 {
		path := filepath.Join(data, FolderName, FileName(now.AddDate(0, 0, day)))
		if _, err := FilesOf(path).Keep([]byte("content")); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	there := func(day int) bool {
		_, err := os.Stat(filepath.Join(data, FolderName, FileName(now.AddDate(0, 0, day))+filesSuffix))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		return err == nil
	}
	if removed, err := prune(data, 2); removed != 1 || err != nil {
		t.Errorf("%d backups are removed, %v", removed, err)
	}
	if there(0) || !there(1) || !there(2) {
		t.Errorf("after a prune the files are there: %v %v %v", there(0), there(1), there(2))
	}
	// The newest backup was killed before it got its name.
	if err := os.Remove(filepath.Join(data, FolderName, FileName(now.AddDate(0, 0, 2)))); err != nil {
		t.Fatal(err)
	}
	if err := Prepare(data); err != nil {
		t.Fatal(err)
	}
	if !there(1) || there(2) {
		t.Errorf("of a backup that is there: %v, of one that is not: %v", there(1), there(2))
	}
}
