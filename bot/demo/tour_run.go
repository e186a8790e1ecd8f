package demo

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"usynys/bot"
	"usynys/bot/simulator"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

// ShowTour plays the tour over a temporary store.
func ShowTour(ctx context.Context, options Options) (err error) {
	script, err := loadTour()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "usynys-demo-*")
	if err != nil {
		return fmt.Errorf("make a folder for the demo's store: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	kept, err := bolt.Open(bolt.Options{Folder: folder})
	if err != nil {
		return err
	}
	clock := newShiftedClock(0)
	server, err := simulator.New(simulator.Options{Now: clock.Now})
	if err != nil {
		return errors.Join(err, kept.Close())
	}
	err = playTour(ctx, options, script, kept, server, clock)
	return errors.Join(err, server.Close(), kept.Close())
}

func playTour(ctx context.Context, options Options, script tour, kept store.Store, server *simulator.Server, clock *shiftedClock) error {
	var err error
	if options.Catalogue, err = locales.Catalogue(""); err != nil {
		return err
	}
	stage := newTourStage(options.Stdout, server, clock, script.People)
	if err := stage.appoint(ctx, kept); err != nil {
		return err
	}
	made := options.bot(clock, slog.LevelWarn)
	made.Store = kept
	b, err := bot.Assemble(made, simulatedAPI(server))
	if err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- b.Run(running) }()
	err = stage.play(running, b, script)
	stop()
	return errors.Join(err, <-ended)
}
