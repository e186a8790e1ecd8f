package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"golang.org/x/sync/errgroup"

	"usynys/bot"
	"usynys/bot/demo"
	"usynys/bot/telegram/client"
	"usynys/bot/telemetry"
	"usynys/store/bolt/backup"
	"usynys/store/bolt/outgoing"
)

type runCommand struct{ settings }

// Run runs the bot until the process gets a signal to stop.
func (r *runCommand) Run(around stdio) (err error) {
	c, err := r.resolve()
	if err != nil {
		return err
	}
	log := newLogger(c, around.stderr)
	tuneGC()
	for _, warning := range c.warnings {
		log.Warn(warning)
	}
	if err := demo.RefuseFolder(c.data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, c.data)
	switch {
	case errors.Is(err, context.Canceled):
		return nil // stopped before anything began
	case err != nil:
		return err
	}
	defer func() {
		if closing := kept.Close(); err == nil && closing != nil {
			err = fmt.Errorf("close the store: %w", closing)
		}
	}()
	observed := telemetry.Options{Store: kept, Zone: c.zone, PollTimeout: client.DefaultPollTimeout, Version: version, Commit: commit}
	if c.catalogue.Backup.Keep > 0 {
		observed.BackupJob = backup.JobName
	}
	metrics := telemetry.New(observed)
	files := outgoing.In(c.data)
	end, err := serveHTTP(c.http, metrics, log)
	if err != nil {
		return err
	}
	defer end()
	stopPprof, err := servePprof(c.pprof, log)
	if err != nil {
		return err
	}
	defer stopPprof()
	b, err := bot.Assemble(bot.Options{
		Store: metrics.Store(), Catalogue: &c.catalogue, Zone: c.zone, Log: log,
		Admins: c.admins, SendRate: c.sendRate, ChatRate: c.chatRate, Observer: metrics, Files: files,
	}, client.Options{Token: client.NewSecret(c.token), BaseURL: c.apiURL, Observer: metrics})
	if err != nil {
		return err
	}
	log.Info("starting", "version", version, "data", c.data, "zone", c.zone.String(), "admins", len(c.admins))
	backups := backup.NewMaker(kept, c.data, log)
	daily := backup.NewDaily(backups, c.catalogue.Backup, c.zone)
	group, ctx := errgroup.WithContext(around.ctx)
	group.Go(func() error { return b.Run(ctx) })
	group.Go(func() error { return daily.Run(ctx) })
	group.Go(func() error { files.SweepHourly(ctx, kept, backups.Exclude, log); return nil })
	group.Go(func() error {
		if err := backups.Serve(ctx); err != nil {
			log.Warn("`usynys backup` can't be served while the bot runs", "error", err)
		}
		return nil
	})
	return group.Wait()
}

// memoryTarget is the memory, in bytes, near which garbage is collected more often. About
// ten megabytes are in use.
const memoryTarget = 56 << 20

// tuneGC lets the heap grow to a few times its live size before a collection, up to
// memoryTarget. The bot keeps little in memory, so that costs some megabytes and saves a
// tenth of its processor time. GOGC and GOMEMLIMIT override it.
func tuneGC() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryTarget)
	}
}
