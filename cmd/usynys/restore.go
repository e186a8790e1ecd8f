package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"usynys/bot/demo"
	"usynys/store/bolt"
	"usynys/store/bolt/backup"
	"usynys/store/bolt/outgoing"
)

type restoreCommand struct {
	File string `arg:"" optional:"" help:"The backup. Without it, --outbox decides about what an earlier restore put on hold."`
	dataFlag
	Force  bool   `name:"force" help:"Replace the store that is there; it is kept beside the new one."`
	Outbox string `name:"outbox" enum:"hold,send,drop," default:"" placeholder:"hold|send|drop" help:"What becomes of messages that had not been sent when the backup was made. A terminal is asked; elsewhere they are put on hold."`
}

// stagingFolder is where a backup is prepared before it becomes the store. The next start
// removes a folder of this name.
const stagingFolder = bolt.FileName + ".restored" + backup.TemporarySuffix

// Run replaces the store by a backup.
func (r *restoreCommand) Run(around stdio) (err error) {
	if r.File == "" {
		return r.settleOnHold(around)
	}
	if info, err := os.Stat(r.File); err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file: name the backup itself", r.File)
	}
	if err := demo.RefuseFolder(r.Data); err != nil {
		return err
	}
	locked, err := bolt.LockFolder(r.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, locked.Close()) }()
	path := filepath.Join(r.Data, bolt.FileName)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && !r.Force {
		return fmt.Errorf("there is a store %s already: choose another folder with --data, or give --force, which keeps it beside the restored one", path)
	}
	staging := filepath.Join(r.Data, stagingFolder)
	defer func() { err = errors.Join(err, os.RemoveAll(staging)) }()
	report, err := stageBackup(around, r.File, staging)
	if err != nil {
		return err
	}
	outbox, err := r.decideOutbox(around, staging)
	if err != nil {
		return err
	}
	missing, err := backup.FilesOf(r.File).CopyTo(outgoing.In(r.Data), report.Files)
	if err != nil {
		return fmt.Errorf("copy the files that messages name: %w", err)
	}
	aside := path + ".replaced-" + time.Now().UTC().Format("20060102-150405")
	if err := locked.ReplaceStore(filepath.Join(staging, bolt.FileName), aside); err != nil {
		return err
	}
	fmt.Fprintf(around.stdout, "%s: %d proposals and %d people restored from %s\n%s", path, report.Proposals, report.People, r.File, outbox)
	if len(report.Files) > 0 {
		fmt.Fprintf(around.stdout, "Files that its messages name: %d restored, %d missing; a message goes out without a file that is missing.\n", len(report.Files)-len(missing), len(missing))
	}
	if _, err := os.Lstat(aside); err == nil {
		fmt.Fprintf(around.stdout, "The store from before is %s: remove it when it is not needed any more.\n", aside)
	}
	return nil
}

// stageBackup copies a backup into a staging folder and verifies it there.
func stageBackup(around stdio, file, folder string) (bolt.Report, error) {
	if err := bolt.MakeFolder(folder); err != nil {
		return bolt.Report{}, err
	}
	path := filepath.Join(folder, bolt.FileName)
	if err := bolt.CopyFile(around.ctx, file, path); err != nil {
		return bolt.Report{}, fmt.Errorf("copy the backup: %w", err)
	}
	report, err := backup.VerifyClean(around.ctx, path, newProgress(around.stderr, "the backup"))
	if err != nil {
		return report, fmt.Errorf("the backup %s can't be restored, nothing was changed; is there an older one? %w", file, err)
	}
	return report, nil
}

// openStore opens the store of a folder for writing.
func openStore(ctx context.Context, folder string) (*bolt.Store, error) {
	return bolt.Open(bolt.Options{Folder: folder, Probe: backup.ProbeInSubprocess(ctx)})
}
