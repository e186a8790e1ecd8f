package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/backup"
)

type backupCommand struct {
	dataFlag
	Output string `name:"output" short:"o" placeholder:"FILE" help:"Where to write the backup; by default in the folder backups of the data folder, named by the time in UTC."`
}

// Run makes a backup, whether the bot runs or not.
func (b *backupCommand) Run(around stdio) (err error) {
	if err := requireStore(b.Data); err != nil {
		return err
	}
	path, err := b.destination(time.Now())
	if err != nil {
		return err
	}
	source, err := b.source(around.ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	made, err := backup.Make(around.ctx, path, b.Data, source.CopyTo, newProgress(around.stderr, "the backup"))
	if err != nil {
		return err
	}
	fmt.Fprintf(around.stdout, "%s: %d bytes, verified\n", path, made.Bytes)
	if made.Files > 0 {
		fmt.Fprintf(around.stdout, "Files that its messages name: %d, in %s.files; missing: %d.\n", made.Files-made.MissingFiles, path, made.MissingFiles)
	}
	return nil
}

// source is what a backup copies. While it is open no other process makes a backup.
type source interface {
	CopyTo(ctx context.Context, path string) error
	Close() error
}

// source returns the locked store or, where a process holds it, a connection to that
// process.
func (b *backupCommand) source(ctx context.Context) (source, error) {
	locked, err := bolt.LockFolder(b.Data)
	if held, ok := errors.AsType[*store.LockedError](err); ok {
		return backup.DialRunning(ctx, b.Data, held)
	}
	if err != nil {
		return nil, err
	}
	err = backup.ProbeInSubprocess(ctx)(filepath.Join(b.Data, bolt.FileName))
	if err == nil {
		err = backup.Prepare(b.Data)
	}
	if err != nil {
		return nil, errors.Join(err, locked.Close())
	}
	return locked, nil
}

// destination returns the path of the backup. It refuses every data folder, where a
// mistyped name would hit a store that may be in use, and every file that is no backup.
func (b *backupCommand) destination(now time.Time) (string, error) {
	if b.Output == "" {
		return filepath.Join(b.Data, backup.FolderName, backup.FileName(now)), nil
	}
	folder := filepath.Dir(b.Output)
	given, err := os.Stat(folder)
	if err != nil {
		return "", fmt.Errorf("look at the folder for the backup, which must be there: %w", err)
	}
	if data, err := os.Stat(b.Data); err == nil && os.SameFile(given, data) {
		return "", fmt.Errorf("%s is the folder of the store itself: name a file in another folder", folder)
	}
	if bolt.IsDataFolder(folder) {
		return "", fmt.Errorf("%s is the data folder of another store: name a file in another folder", folder)
	}
	info, err := os.Stat(b.Output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return b.Output, nil
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is no file: name the file to write, not its folder", b.Output)
	case info.Size() > 0 && !bolt.IsStore(b.Output):
		return "", fmt.Errorf("%s is there already and is no backup: name another file, or remove that one first", b.Output)
	}
	return b.Output, nil
}

// requireStore returns an error if a data folder has no store.
func requireStore(data string) error {
	path := filepath.Join(data, bolt.FileName)
	if _, err := os.Stat(path); err != nil {
		return errors.New("there is no store " + path + ": name its folder with --data")
	}
	return nil
}
