package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"usynys/store/bolt"
	"usynys/store/bolt/backup"
)

type compactCommand struct{ dataFlag }

// Run compacts the store, which no process may have open.
func (c *compactCommand) Run(around stdio) (err error) {
	if err := requireStore(c.Data); err != nil {
		return err
	}
	locked, err := bolt.LockFolder(c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Close()) }()
	path := filepath.Join(c.Data, bolt.FileName)
	if err := backup.ProbeInSubprocess(around.ctx)(path); err != nil {
		return err
	}
	before, after, err := locked.Compact(func(compacted string) error {
		_, err := backup.VerifyClean(around.ctx, compacted, newProgress(around.stderr, "the compacted store"))
		return err
	})
	if err != nil {
		return fmt.Errorf("compact the store: %w", err)
	}
	fmt.Fprintf(around.stdout, "%s: %d bytes before, %d bytes after\n", path, before, after)
	return nil
}
