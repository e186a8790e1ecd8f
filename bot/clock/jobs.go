package clock

import (
	"context"
	"errors"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/store"
)

// RunJobs runs the jobs that are due, until ctx ends.
func (c *Clock) RunJobs(ctx context.Context) error {
	for {
		if err := c.RunDueJobs(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-c.After(lookEvery):
		}
	}
}

// RunDueJobs runs each job that is due. Of the runs missed while the bot was down only
// the last is made up for. The last run is stored in the transaction of the job, so that no run happens
// twice. A job that fails, a [dialog.Problem] included, is logged and tried again; only a
// store that fails is an error.
func (c *Clock) RunDueJobs(ctx context.Context) error {
	for _, job := range c.Registry.Jobs {
		due := job.Due(c.Catalogue, c.Now(), c.Zone)
		last, err := view(ctx, c.Store, func(r store.Reader) (time.Time, error) { return r.LastRun(job.Name) })
		if err != nil {
			return err
		}
		if !due.After(last) {
			continue
		}
		err = c.runJob(ctx, job, due, last.IsZero())
		var unknown *store.CommitError
		switch {
		case errors.As(err, &unknown), ctx.Err() != nil:
			return err
		case err != nil:
			c.Log.Error("a job failed, it is tried again", "job", job.Name, "due", due.UTC(), "error", err)
		default:
			c.Committed()
		}
	}
	return nil
}

// runJob runs a job. The first start only stores from when on the job is due: nothing was
// missed before.
func (c *Clock) runJob(ctx context.Context, job dialog.Job, due time.Time, first bool) error {
	run := func(turn *dialog.Turn) error { return job.Run(turn, due) }
	if job.Prepare != nil && !first {
		var err error
		if run, err = c.prepare(ctx, job, due); err != nil {
			return err
		}
	}
	return c.Store.Update(ctx, func(tx store.Tx) error {
		if err := tx.SetLastRun(job.Name, due.UTC()); err != nil || first {
			return err
		}
		return c.Engine.Act(tx, c.Now(), run)
	})
}

// prepare runs the part of a job that comes before its transaction, and returns the rest.
// It decides nothing, so that a stop in the middle loses nothing but time.
func (c *Clock) prepare(ctx context.Context, job dialog.Job, due time.Time) (run func(*dialog.Turn) error, err error) {
	preparation := &dialog.Preparation{
		Now: c.Now(), Zone: c.Zone, Catalogue: c.Catalogue, Wording: c.Engine.Wording, Files: c.Files,
		Read: func(ctx context.Context, read func(store.Reader) error) error {
			return c.Store.View(ctx, func(r store.Reader) error {
				return engine.Safely(func() error { return read(r) })
			})
		},
	}
	err = engine.Safely(func() error {
		run, err = job.Prepare(ctx, preparation, due)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	return run, nil
}
