package clock

import (
	"context"
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/store"
)

// prepare runs the part of a job that comes ahead of its transaction. Nothing that it
// does is a decision, so a stop in the middle loses nothing but time.
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
