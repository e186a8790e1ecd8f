package main

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"

	"usynys/bot/coordinator"
	"usynys/store/bolt"
)

type exportCommand struct {
	Data        string `name:"data" env:"USYNYS_DATA" default:"./data" help:"Folder for usynys.db and all that belongs to it, mode 0700."`
	WithAuthors bool   `name:"with-authors" help:"Add who wrote each proposal: personal data."`
}

// Run writes the export. Nothing but data goes to standard output.
func (e *exportCommand) Run(around surroundings) (err error) {
	path := filepath.Join(e.Data, bolt.FileName)
	if _, err := os.Stat(path); err != nil {
		return errors.New("there is no store " + path + ": name its folder with --data")
	}
	kept, err := bolt.Open(bolt.Options{Folder: e.Data, Probe: probeElsewhere(around.ctx)})
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
