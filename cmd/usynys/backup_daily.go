package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"usynys/store"
)

// backupJob is the name under which the store remembers the daily backup.
const backupJob = "backup"

const (
	// backupLook is how often the daily backup looks at the clock.
	backupLook = time.Minute
	// backupRetry is how long it waits after a failure, such as a full disk.
	backupRetry = 15 * time.Minute
)

// dailyBackup makes a backup a day while the bot runs. What was missed while it was
// down is made up by one.
type dailyBackup struct {
	*backups
	catalogue store.Backup
	zone      *time.Location
	now       func() time.Time
	// make makes one backup and returns its size.
	make func(ctx context.Context, path string) (int64, error)
	// notBefore is when to try again after a failure.
	notBefore time.Time
}

func newDailyBackup(b *backups, catalogue store.Backup, zone *time.Location) *dailyBackup {
	return &dailyBackup{
		backups: b, catalogue: catalogue, zone: zone, now: time.Now,
		make: func(ctx context.Context, path string) (int64, error) {
			return makeBackup(ctx, path, b.store.CopyTo, nil)
		},
	}
}

// run ends with its context, or with an error when the store has failed.
func (d *dailyBackup) run(ctx context.Context) error {
	if d.catalogue.Keep == 0 {
		return nil
	}
	look := time.NewTicker(backupLook)
	defer look.Stop()
	for {
		if err := d.makeIfDue(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-look.C:
		}
	}
}

// makeIfDue makes the backup if its time has come. The first start of all only
// notes from when on it is due, as with every job. An error is one of the store; a
// backup that fails is logged and tried again.
func (d *dailyBackup) makeIfDue(ctx context.Context) error {
	var last time.Time
	err := d.store.View(ctx, func(r store.Reader) (err error) {
		last, err = r.LastRun(backupJob)
		return err
	})
	now := d.now()
	due := d.catalogue.Due(now, d.zone)
	switch {
	case err != nil:
		return unlessDone(ctx, err)
	case !due.After(last), now.Before(d.notBefore):
		return nil
	case !last.IsZero():
		if err := d.makeAndPrune(ctx, now); err != nil {
			d.notBefore = now.Add(backupRetry)
			if ctx.Err() == nil {
				d.log.Error("the daily backup failed, it is tried again", "due", due.UTC(), "error", err)
			}
			return nil
		}
	}
	return unlessDone(ctx, d.store.Update(ctx, func(tx store.Tx) error {
		return tx.SetLastRun(backupJob, due.UTC())
	}))
}

// makeAndPrune makes a backup and, once it is good, removes the old ones.
func (d *dailyBackup) makeAndPrune(ctx context.Context, now time.Time) error {
	if err := d.take(ctx); err != nil {
		return err
	}
	defer d.release()
	name := backupName(now)
	size, err := d.make(ctx, filepath.Join(d.data, backupFolder, name))
	if err != nil {
		return err
	}
	removed, err := pruneBackups(d.data, d.catalogue.Keep)
	d.log.Info("backup made", "file", name, "bytes", size, "removed", removed)
	if err != nil {
		return fmt.Errorf("remove old backups: %w", err)
	}
	return nil
}

// unlessDone passes an error on, unless it is that the work was to end.
func unlessDone(ctx context.Context, err error) error {
	if err != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}
