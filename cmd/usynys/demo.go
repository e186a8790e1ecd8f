package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"usynys/bot"
	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/locales"
	"usynys/store"
	"usynys/store/bolt"
)

type demoCommand struct {
	Tour      bool   `name:"tour" help:"Show a whole journey in this terminal instead of a page."`
	Listen    string `name:"listen" default:"127.0.0.1:0" help:"Address of the page; port 0 is any that is free."`
	Data      string `name:"data" help:"Folder for the demo's store and chats, kept afterwards; without it they are thrown away."`
	Catalogue string `name:"catalogue" help:"TOML file that overrides the embedded catalogue."`
}

// Run runs a simulated Telegram and the bot in this process, with the same code as
// `run` between them.
func (d *demoCommand) Run(around surroundings) error {
	if d.Tour {
		return showTour(around)
	}
	return d.showPage(around)
}

// showTour shows the tour over a store that is thrown away after.
func showTour(around surroundings) (err error) {
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
	clock := newDemoClock(0)
	server, err := simulator.New(simulator.Options{Now: clock.Now})
	if err != nil {
		return errors.Join(err, kept.Close())
	}
	err = playTour(around, script, kept, server, clock)
	return errors.Join(err, server.Close(), kept.Close())
}

func playTour(around surroundings, script tour, kept store.Store, server *simulator.Server, clock *demoClock) error {
	options, err := demoOptions("", clock)
	if err != nil {
		return err
	}
	stage := newTourStage(around.stdout, server, clock, script.People)
	if err := stage.appoint(around.ctx, kept); err != nil {
		return err
	}
	options.Store = kept
	options.Log = slog.New(slog.NewTextHandler(around.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	b, err := bot.Assemble(options, simulatedAPI(server))
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(around.ctx)
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	err = stage.play(ctx, b, script)
	stop()
	return errors.Join(err, <-ended)
}

// demoZone is where the demo plays.
const demoZone = "Asia/Almaty"

// demoOptions returns the options of a demo's bot, but for its store and its log.
func demoOptions(catalogueFile string, clock *demoClock) (bot.Options, error) {
	catalogue, err := locales.Catalogue(catalogueFile)
	if err != nil {
		return bot.Options{}, &configurationError{faults: []error{err}}
	}
	zone, err := bot.LoadZone(demoZone)
	return bot.Options{Catalogue: &catalogue, Zone: zone, Now: clock.Now, After: clock.After}, err
}

// simulatedAPI returns how a bot reaches the simulated Telegram.
func simulatedAPI(server *simulator.Server) client.Options {
	return client.Options{Token: client.NewSecret(server.Token()), BaseURL: server.URL()}
}
