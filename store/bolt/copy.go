package bolt

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"usynys/store"
)

// CopyTo writes the store as it is at this moment to a new file, while others go on
// reading and writing. The file is durable when it returns, but not verified. After an
// error there is no file.
//
// It reads in one transaction that lasts as long as writing takes, so the path must
// not be a pipe or a slow device: an open transaction keeps the file from reusing space.
func (s *Store) CopyTo(ctx context.Context, path string) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	return makeFile(path, func(file *os.File) error { return writeCopy(ctx, tx, file) })
}

// writeCopy writes the whole file as a transaction sees it.
func writeCopy(ctx context.Context, tx *bbolt.Tx, to io.Writer) error {
	wanted := &contextWriter{ctx: ctx, to: to}
	_, err := tx.WriteTo(wanted)
	// bbolt does not wrap the error of the writer.
	return cmp.Or(wanted.failed, err)
}

// CopyFile copies a store file byte for byte. The copy is durable, and removed if it can't
// be completed. The error is a [*store.LockedError] while a process has the file open.
func CopyFile(ctx context.Context, from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	err = unix.Flock(int(source.Fd()), unix.LOCK_SH|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return &store.LockedError{Path: from}
	}
	if err != nil {
		return err
	}
	return makeFile(to, func(file *os.File) error {
		_, err := io.Copy(&contextWriter{ctx: ctx, to: file}, source)
		return err
	})
}

// makeFile creates a file that only its owner can read, and makes it durable.
func makeFile(path string, fill func(*os.File) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	err = fill(file)
	if err == nil {
		err = setMode(path, fileMode)
	}
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// contextWriter writes until its context is done.
type contextWriter struct {
	ctx    context.Context
	to     io.Writer
	failed error
}

func (w *contextWriter) Write(part []byte) (written int, err error) {
	if err = w.ctx.Err(); err == nil {
		written, err = w.to.Write(part)
	}
	w.failed = cmp.Or(w.failed, err)
	return written, err
}

// compactStep is about how many bytes are written in a transaction.
const compactStep = 1 << 20

// Compact writes the store again without its free pages, which keep the bytes of erased
// records, and replaces the old file with the new one once verify has accepted it. A
// process that is killed meanwhile leaves the one or the other. It returns the sizes of
// both in bytes.
//
// On a damaged file it may crash, like [Probe].
func (l *LockedFolder) Compact(verify func(path string) error) (before, after int64, err error) {
	temporary := l.path + newSuffix
	defer func() {
		if err != nil {
			_ = os.Remove(temporary)
		}
	}()
	if before, err = fileSize(l.path); err != nil {
		return 0, 0, err
	}
	if err = withFile(l.path, func(tx *bbolt.Tx) error { return compactTo(temporary, tx.DB()) }); err != nil {
		return before, 0, err
	}
	if err = verify(temporary); err != nil {
		return before, 0, err
	}
	if after, err = fileSize(temporary); err != nil {
		return before, 0, err
	}
	return before, after, Publish(temporary, l.path)
}

// compactTo syncs the new file once at the end, not after each transaction.
func compactTo(path string, from *bbolt.DB) error {
	to, err := bbolt.Open(path, fileMode, &bbolt.Options{
		Timeout: time.Second, FreelistType: bbolt.FreelistMapType, NoSync: true, NoGrowSync: true,
	})
	if err != nil {
		return err
	}
	err = bbolt.Compact(to, from, compactStep)
	if err == nil {
		err = to.Sync()
	}
	if err := errors.Join(err, to.Close()); err != nil {
		return err
	}
	return setMode(path, fileMode)
}

func fileSize(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
