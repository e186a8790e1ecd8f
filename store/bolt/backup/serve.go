package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"usynys/store/bolt"
)

// A process that needs a backup of the store of a running bot connects to a socket in the
// data folder and writes "copy". The bot answers with "copied" and the name of a copy in
// that folder, or with "failed" and the reason; all three are one line. The copy is not
// verified. It belongs to the client, and the bot removes it when the connection ends.
const (
	socketName  = "usynys.sock"
	copyRequest = "copy"
	copyDone    = "copied "
	copyFailed  = "failed "
	servedCopy  = FolderName + "/" + bolt.FileName + TemporarySuffix
)

// requestTimeout is how long a client may take to send its request, and to read the answer.
const requestTimeout = 10 * time.Second

// Maker makes the backups of a store that is in use, one at a time.
type Maker struct {
	store *bolt.Store
	data  string
	log   *slog.Logger
	// busy has a token in it while a backup is made.
	busy chan struct{}
}

// NewMaker returns the Maker for the store in a data folder.
func NewMaker(kept *bolt.Store, data string, log *slog.Logger) *Maker {
	return &Maker{store: kept, data: data, log: log, busy: make(chan struct{}, 1)}
}

// acquire waits until no other backup is made, and prepares their folder.
func (b *Maker) acquire(ctx context.Context) error {
	select {
	case b.busy <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := Prepare(b.data); err != nil {
		b.release()
		return err
	}
	return nil
}

// Exclude calls fn while no backup is made.
func (b *Maker) Exclude(ctx context.Context, fn func() error) error {
	select {
	case b.busy <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer b.release()
	return fn()
}

func (b *Maker) release() { <-b.busy }

// Serve answers requests until its context is done. The store must be open: then no other
// process serves, and a socket that is there is from a process that was killed.
func (b *Maker) Serve(ctx context.Context) error {
	path := filepath.Join(b.data, socketName)
	if info, err := os.Lstat(path); err == nil && info.Mode().Type() == fs.ModeSocket {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = listener.Close() })()
	defer func() { _ = listener.Close() }()
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if err := b.handle(ctx, connection); err != nil && ctx.Err() == nil {
			b.log.Warn("a request for a backup was not served", "error", err)
		}
	}
}

// handle answers one request.
func (b *Maker) handle(ctx context.Context, connection net.Conn) error {
	defer func() { _ = connection.Close() }()
	defer context.AfterFunc(ctx, func() { _ = connection.Close() })()
	_ = connection.SetDeadline(time.Now().Add(requestTimeout))
	line, err := bufio.NewReader(io.LimitReader(connection, 100)).ReadString('\n')
	if err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	if strings.TrimSpace(line) != copyRequest {
		return writeLine(connection, copyFailed+"the only request is "+copyRequest)
	}
	if err := b.acquire(ctx); err != nil {
		unsaid := writeLine(connection, copyFailed+err.Error())
		return errors.Join(err, unsaid)
	}
	defer b.release()
	path := filepath.Join(b.data, filepath.FromSlash(servedCopy))
	if err := b.store.CopyTo(ctx, path); err != nil {
		unsaid := writeLine(connection, copyFailed+err.Error())
		return errors.Join(err, unsaid)
	}
	defer func() { _ = removeIfExists(path) }()
	if err := writeLine(connection, copyDone+servedCopy); err != nil {
		return err
	}
	_ = connection.SetDeadline(time.Now().Add(VerifyLimit))
	_, _ = io.Copy(io.Discard, connection) // ends when the client closes the connection
	return nil
}

func writeLine(connection net.Conn, line string) error {
	_ = connection.SetDeadline(time.Now().Add(requestTimeout))
	_, err := io.WriteString(connection, strings.ReplaceAll(line, "\n", " ")+"\n")
	return err
}
