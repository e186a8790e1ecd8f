package bot

import (
	"context"
	"errors"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// lookEvery is how often the schedule is looked at. It is short so that a
// suspended machine, or a clock that was set, is noticed soon.
const lookEvery = time.Minute

// schedule runs the jobs that are due, until ctx ends.
func (b *Bot) schedule(ctx context.Context) error {
	for {
		if err := b.runDueJobs(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-b.after(lookEvery):
		}
	}
}

// runDueJobs runs each job whose time has come. A run missed while the bot was
// down is made up once; that it was made is written in the same transaction as
// what came of it, so that it is never made twice. A job that fails is logged and
// tried again, and a [dialog.Problem] is a failure too; only a store that fails is an
// error.
func (b *Bot) runDueJobs(ctx context.Context) error {
	for _, job := range b.abilities.Jobs {
		due := job.Due(b.catalogue, b.now(), b.zone)
		last, err := b.lastRun(ctx, job.Name)
		if err != nil {
			return err
		}
		if !due.After(last) {
			continue
		}
		err = b.runJob(ctx, job, due, last.IsZero())
		var unknown *store.CommitError
		switch {
		case errors.As(err, &unknown), ctx.Err() != nil:
			return ignoreCanceled(err)
		case err != nil:
			b.log.Error("a job failed, it is tried again", "job", job.Name, "due", due.UTC(), "error", err)
		default:
			b.sender.Wake()
		}
	}
	return nil
}

// runJob runs a job. The first start of all only notes from when on jobs are due:
// nothing was missed before there was a bot.
func (b *Bot) runJob(ctx context.Context, job dialog.Job, due time.Time, first bool) error {
	return b.store.Update(ctx, func(tx store.Tx) error {
		if err := tx.SetLastRun(job.Name, due.UTC()); err != nil || first {
			return err
		}
		turn := b.clockTurn(tx)
		if err := safely(func() error { return job.Run(turn, due) }); err != nil {
			return err
		}
		return b.conclude(turn)
	})
}

// clockTurn is a turn in which nobody does anything: the clock acts.
func (b *Bot) clockTurn(tx store.Tx) *dialog.Turn {
	return &dialog.Turn{
		Now: b.now(), Zone: b.zone, Tx: &store.QueueWatch{Tx: tx}, Catalogue: b.catalogue, Abilities: b.abilities,
		Wording: b.wording, Rand: b.rand, BotName: b.botName(),
	}
}

func (b *Bot) lastRun(ctx context.Context, name string) (last time.Time, err error) {
	err = b.store.View(ctx, func(r store.Reader) error {
		last, err = r.LastRun(name)
		return err
	})
	return last, err
}
