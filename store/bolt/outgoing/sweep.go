package outgoing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"usynys/store"
)

// grace is how old a file must be before it counts as one that no row names: far longer
// than from [Folder.Keep] to the commit of the row.
const grace = time.Hour

// pageSize is how many rows of the outbox are read at a time.
const pageSize = 256

// Sweep removes the files that are older than the grace time and that neither a row of
// the outbox nor a dead letter names, and what a killed process left half written. It
// returns how many files it removed. A folder without old files costs no reading of the
// store.
func (f *Folder) Sweep(ctx context.Context, kept store.Store) (removed int, err error) {
	old, err := f.old()
	if err != nil || len(old) == 0 {
		return 0, err
	}
	named, err := names(ctx, kept)
	if err != nil {
		return 0, fmt.Errorf("read which files wait to be sent: %w", err)
	}
	for _, name := range old {
		if named[name] {
			continue
		}
		gone, err := f.removeOld(name)
		if err != nil {
			return removed, err
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

// old lists the files that are older than the grace time.
func (f *Folder) old() (names []string, err error) {
	entries, err := os.ReadDir(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, entry := range entries {
		name := entry.Name()
		if !keptName.MatchString(strings.TrimSuffix(name, temporarySuffix)) {
			continue // Not of this package.
		}
		info, err := entry.Info()
		switch {
		case errors.Is(err, fs.ErrNotExist): // It has got its name meanwhile.
		case err != nil:
			return nil, err
		case f.isOld(info):
			names = append(names, name)
		}
	}
	return names, err
}

func (f *Folder) isOld(info fs.FileInfo) bool { return f.now().Sub(info.ModTime()) > grace }

// removeOld removes a file unless it has been kept again since it was listed.
func (f *Folder) removeOld(name string) (removed bool, err error) {
	f.changing.Lock()
	defer f.changing.Unlock()
	path := filepath.Join(f.path, name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !f.isOld(info):
		return false, nil
	}
	return true, os.Remove(path)
}

// names returns the names of all files that are still to be sent or that a dead letter
// has. The dead letters are read last: a row that fails meanwhile becomes one.
func names(ctx context.Context, kept store.Store) (map[string]bool, error) {
	named := map[string]bool{}
	add := func(row store.OutboxRow) {
		for _, file := range row.Message.Files {
			named[file.Kept] = true
		}
	}
	for after, more := uint64(0), true; more; {
		err := kept.View(ctx, func(r store.Reader) error {
			page, err := r.Outbox(after, pageSize)
			for _, row := range page {
				add(row)
				after = row.ID
			}
			more = len(page) > 0
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	err := kept.View(ctx, func(r store.Reader) error {
		letters, err := r.DeadLetters()
		for _, letter := range letters {
			add(letter.Outgoing)
		}
		return err
	})
	return named, err
}

// sweepInterval is how often a running bot sweeps.
const sweepInterval = time.Hour

// SweepHourly sweeps at once and then every hour until the context is done. exclude runs
// a sweep while no backup is made: a backup copies the files after the rows.
func (f *Folder) SweepHourly(ctx context.Context, kept store.Store, exclude func(context.Context, func() error) error, log *slog.Logger) {
	tick := time.NewTicker(sweepInterval)
	defer tick.Stop()
	for {
		removed := 0
		err := exclude(ctx, func() (err error) {
			removed, err = f.Sweep(ctx, kept)
			return err
		})
		if removed > 0 {
			log.Info("removed files that no message names any more", "files", removed)
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("files that were sent could not be removed, it is tried again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
