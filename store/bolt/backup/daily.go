package backup

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"usynys/store"
)

// JobName is the name of the daily backup among the jobs of the store.
const JobName = "backup"

const (
	// checkInterval is how often Daily checks whether a backup is due.
	checkInterval = time.Minute
	// retryInterval is how long it waits after a failure, such as a full disk.
	retryInterval = 15 * time.Minute
)

// Daily makes a backup a day while the bot runs. If several were missed while it was down,
// it makes one.
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

// NewDaily returns the daily backup, which Run makes.
func NewDaily(b *Maker, catalogue store.BackupSchedule, zone *time.Location) *Daily {
	return &Daily{
		Maker: b, catalogue: catalogue, zone: zone, now: time.Now,
		create: func(ctx context.Context, path string) (Made, error) {
			return Make(ctx, path, b.data, b.store.CopyTo, nil)
		},
	}
}

// Run makes the backups until its context is done, or returns an error of the store.
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

// makeIfDue makes a backup if one is due. On the very first start it only records the last
// due time, as with every job. Errors are those of the store; a backup that fails is
// logged and tried again.
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

// makeAndPrune makes a backup and, after it was verified, removes the old ones.
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

// ignoreCanceled returns nil for the error of a done context, and other errors as they are.
func ignoreCanceled(ctx context.Context, err error) error {
	if err != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}
