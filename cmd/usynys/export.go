package main

import (
	"bufio"
	"errors"

	"usynys/bot/coordinator"
)

type exportCommand struct {
	Data        string `name:"data" env:"USYNYS_DATA" default:"./data" help:"Folder for usynys.db and all that belongs to it, mode 0700."`
	WithAuthors bool   `name:"with-authors" help:"Add who wrote each proposal: personal data."`
}

// Run writes the export. Nothing but data goes to standard output.
func (e *exportCommand) Run(around surroundings) (err error) {
	if err := wantStore(e.Data); err != nil {
		return err
	}
	kept, err := openStore(around.ctx, e.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	out := bufio.NewWriter(around.stdout)
	if err := coordinator.Export(around.ctx, kept, out, e.WithAuthors); err != nil {
		return err
	}
	return out.Flush()
}
