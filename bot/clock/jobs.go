package clock

import (
	"context"
	"errors"
	"time"

	"usynys/bot/dialog"
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

// RunDueJobs runs each job whose time has come. A run missed while the bot was
// down is made up once; that it was made is written in the same transaction as
// what came of it, so that it is never made twice. A job that fails is logged and
// tried again, and a [dialog.Problem] is a failure too; only a store that fails is an
// error.
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

// runJob runs a job. The first start of all only notes from when on jobs are due:
// nothing was missed before there was a bot.
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
