package backup

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"usynys/store"
)

// JobName is the name under which the store remembers the daily backup.
const JobName = "backup"

const (
	// checkInterval is how often the daily backup looks at the clock.
	checkInterval = time.Minute
	// retryInterval is how long it waits after a failure, such as a full disk.
	retryInterval = 15 * time.Minute
)

// Daily makes a backup a day while the bot runs. What was missed while it was
// down is made up by one.
type Daily struct {
	*Maker
	catalogue store.BackupSchedule
	zone      *time.Location
	now       func() time.Time
	// create makes one backup.
	create func(ctx context.Context, path string) (Made, error)
	// notBefore is when to try again after a failure.
	notBefore time.Time
}

func NewDaily(b *Maker, catalogue store.BackupSchedule, zone *time.Location) *Daily {
	return &Daily{
		Maker: b, catalogue: catalogue, zone: zone, now: time.Now,
		create: func(ctx context.Context, path string) (Made, error) {
			return Make(ctx, path, b.data, b.store.CopyTo, nil)
		},
	}
}

// Run ends with its context, or with an error when the store has failed.
func (d *Daily) Run(ctx context.Context) error {
	if d.catalogue.Keep == 0 {
		return nil
	}
	look := time.NewTicker(checkInterval)
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
func (d *Daily) makeIfDue(ctx context.Context) error {
	var last time.Time
	err := d.store.View(ctx, func(r store.Reader) (err error) {
		last, err = r.LastRun(JobName)
		return err
	})
	now := d.now()
	due := d.catalogue.LastDue(now, d.zone)
	switch {
	case err != nil:
		return ignoreCanceled(ctx, err)
	case !due.After(last), now.Before(d.notBefore):
		return nil
	case !last.IsZero():
		if err := d.makeAndPrune(ctx, now); err != nil {
			d.notBefore = now.Add(retryInterval)
			if ctx.Err() == nil {
				d.log.Error("the daily backup failed, it is tried again", "due", due.UTC(), "error", err)
			}
			return nil
		}
	}
	return ignoreCanceled(ctx, d.store.Update(ctx, func(tx store.Tx) error {
		return tx.SetLastRun(JobName, due.UTC())
	}))
}

// makeAndPrune makes a backup and, once it is good, removes the old ones.
func (d *Daily) makeAndPrune(ctx context.Context, now time.Time) error {
	if err := d.acquire(ctx); err != nil {
		return err
	}
	defer d.release()
	name := FileName(now)
	made, err := d.create(ctx, filepath.Join(d.data, FolderName, name))
	if err != nil {
		return err
	}
	removed, err := prune(d.data, d.catalogue.Keep)
	d.log.Info("backup made", "file", name, "bytes", made.Bytes, "files", made.Files, "missing_files", made.MissingFiles, "removed", removed)
	if err != nil {
		return fmt.Errorf("remove old backups: %w", err)
	}
	return nil
}

// ignoreCanceled passes an error on, unless it is that the work was to end.
func ignoreCanceled(ctx context.Context, err error) error {
	if err != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}
