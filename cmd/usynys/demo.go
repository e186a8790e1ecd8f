package main

import (
	"usynys/bot"
	"usynys/bot/demo"
	"usynys/locales"
)

type demoCommand struct {
	Tour      bool   `name:"tour" help:"Show a whole journey in this terminal instead of a page."`
	Listen    string `name:"listen" default:"127.0.0.1:0" help:"Address of the page; port 0 is any that is free."`
	Data      string `name:"data" help:"Folder for the demo's store and chats, kept afterwards; without it they are thrown away."`
	Catalogue string `name:"catalogue" help:"TOML file that overrides the embedded catalogue."`
}

// Run runs a simulated Telegram and, against it, the bot with the code of `run`.
func (d *demoCommand) Run(around stdio) error {
	zone, err := bot.LoadZone(demo.Zone)
	if err != nil {
		return err
	}
	options := demo.Options{Listen: d.Listen, Data: d.Data, Zone: zone, Stdout: around.stdout, Stderr: around.stderr}
	if d.Tour {
		return demo.ShowTour(around.ctx, options)
	}
	if options.Catalogue, err = locales.Catalogue(d.Catalogue); err != nil {
		return &configurationError{faults: []error{err}}
	}
	return demo.ShowPage(around.ctx, options)
}
