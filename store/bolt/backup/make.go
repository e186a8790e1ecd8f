package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"usynys/store"
	"usynys/store/bolt"
	"usynys/store/bolt/outgoing"
)

// TemporarySuffix is the end of the name of a backup in the making.
const TemporarySuffix = ".new"

// filesSuffix is the end of the name of the folder with the files of a backup.
const filesSuffix = ".files"

// FilesOf returns the folder beside a backup with the files that its messages name. A
// backup whose messages name none has no such folder.
func FilesOf(path string) *outgoing.Folder { return outgoing.At(path + filesSuffix) }

// Made says what a backup has.
type Made struct {
	// Bytes is the size of the backup without files.
	Bytes int64
	// Files are those that its messages name, MissingFiles those of them that the data
	// folder does not have.
	Files, MissingFiles int
}

// Make makes a backup of the store in a data folder. The backup gets its name when it
// is complete, durable and verified, and replaces one of that name only then. Its files
// come first: a process that is killed in between leaves files too many, never too few.
func Make(ctx context.Context, path, data string, copyTo func(context.Context, string) error, progress func(done, total int)) (Made, error) {
	temporary := path + TemporarySuffix
	if err := removeIfExists(temporary); err != nil {
		return Made{}, err
	}
	if err := copyTo(ctx, temporary); err != nil {
		return Made{}, errors.Join(fmt.Errorf("copy the store: %w", err), removeIfExists(temporary))
	}
	made, err := publishVerified(ctx, temporary, path, outgoing.In(data), progress)
	if err != nil {
		left := removeIfExists(temporary)
		if _, missing := os.Lstat(path); left == nil && errors.Is(missing, fs.ErrNotExist) {
			left = FilesOf(path).Retain(nil)
		}
		return Made{}, errors.Join(err, left)
	}
	return made, nil
}

func publishVerified(ctx context.Context, temporary, path string, files *outgoing.Folder, progress func(done, total int)) (Made, error) {
	report, err := VerifyClean(ctx, temporary, progress)
	if err != nil {
		return Made{}, fmt.Errorf("the copy does not verify and is thrown away; stop the bot and run `usynys check`: %w", err)
	}
	missing, err := files.CopyTo(FilesOf(path), report.Files)
	if err != nil {
		return Made{}, fmt.Errorf("copy the files that messages name: %w", err)
	}
	info, err := os.Stat(temporary)
	if err != nil {
		return Made{}, err
	}
	if err := bolt.Publish(temporary, path); err != nil {
		return Made{}, err
	}
	made := Made{Bytes: info.Size(), Files: len(report.Files), MissingFiles: len(missing)}
	return made, FilesOf(path).Retain(report.Files)
}

// VerifyClean verifies a file in another process and returns an error if it has faults.
func VerifyClean(ctx context.Context, path string, progress func(done, total int)) (bolt.Report, error) {
	report, err := VerifyInSubprocess(ctx, VerifyLimit, path, progress)
	var corrupt *store.CorruptError
	switch {
	case errors.As(err, &corrupt):
		// Its message is about a store that stays where it is; this file is a copy.
		return report, fmt.Errorf("it is damaged: %w", corrupt.Err)
	case err == nil && report.Total > 0:
		return report, fmt.Errorf("it has %d faults, the first: %s", report.Total, report.Findings[0])
	}
	return report, err
}

func removeIfExists(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
