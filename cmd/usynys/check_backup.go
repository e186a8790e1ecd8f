package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"usynys/store/bolt"
)

// newestBackup says in a line how old the newest backup is; nothing where there is
// no store yet. Having none is no fault: they may be kept elsewhere.
func newestBackup(data string, now time.Time) (string, error) {
	if _, err := os.Stat(filepath.Join(data, bolt.FileName)); err != nil {
		return "", nil //nolint:nilerr // the check of the store tells of it
	}
	made, err := listBackups(data)
	if err != nil {
		return "", err
	}
	if len(made) == 0 {
		return "there is no backup in " + filepath.Join(data, backupFolder) + " yet", nil
	}
	newest := made[len(made)-1]
	return fmt.Sprintf("the newest backup is %s, %s old", backupName(newest), age(now.Sub(newest))), nil
}

// age is a span as coarse as a person would tell it.
func age(span time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case span >= 2*day:
		return fmt.Sprintf("%d days", span/day)
	case span >= 2*time.Hour:
		return fmt.Sprintf("%d hours", span/time.Hour)
	}
	return fmt.Sprintf("%d minutes", max(0, span/time.Minute))
}
