package main

import (
	"encoding/json"
	"errors"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/backup"
)

// A damaged file may crash the process that reads it, or keep it in a loop. So a process
// of its own verifies it, with a time limit, and returns the verdict on its standard
// output.
type verifyCommand struct {
	Path  string `arg:"" help:"The store file."`
	Probe bool   `help:"Look at the schema and one record of each kind only."`
}

// Run verifies a file in this process and writes the verdict.
func (v *verifyCommand) Run(around stdio) error {
	out := json.NewEncoder(around.stdout)
	var report bolt.Report
	var err error
	if v.Probe {
		err = bolt.Probe(v.Path)
	} else {
		report, err = bolt.Verify(v.Path, func(done, total int) { _ = out.Encode(backup.Verdict{Done: done, Total: total}) })
	}
	var last backup.Verdict
	var newer *store.NewerSchemaError
	var corrupt *store.CorruptError
	switch {
	case err == nil:
		last.Report = &report
	case errors.As(err, &newer):
		last.Newer = newer
	case errors.As(err, &corrupt):
		last.Corrupt = corrupt.Err.Error()
	default:
		last.Failed = err.Error()
	}
	return out.Encode(last)
}
