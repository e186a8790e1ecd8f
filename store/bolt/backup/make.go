package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"usynys/store"
	"usynys/store/bolt"
)

// TemporarySuffix is the end of the name of a backup in the making.
const TemporarySuffix = ".new"

// Make makes a backup and returns its size. The backup gets its name when it
// is complete, durable and verified, and replaces one of that name only then.
func Make(ctx context.Context, path string, copyTo func(context.Context, string) error, progress func(done, total int)) (int64, error) {
	temporary := path + TemporarySuffix
	if err := removeIfExists(temporary); err != nil {
		return 0, err
	}
	if err := copyTo(ctx, temporary); err != nil {
		return 0, errors.Join(fmt.Errorf("copy the store: %w", err), removeIfExists(temporary))
	}
	size, err := publishVerified(ctx, temporary, path, progress)
	if err != nil {
		return 0, errors.Join(err, removeIfExists(temporary))
	}
	return size, nil
}

func publishVerified(ctx context.Context, temporary, path string, progress func(done, total int)) (int64, error) {
	if _, err := VerifyClean(ctx, temporary, progress); err != nil {
		return 0, fmt.Errorf("the copy does not verify and is thrown away; stop the bot and run `usynys check`: %w", err)
	}
	info, err := os.Stat(temporary)
	if err != nil {
		return 0, err
	}
	return info.Size(), bolt.Publish(temporary, path)
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
