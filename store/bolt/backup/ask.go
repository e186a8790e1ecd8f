package backup

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"usynys/store"
	"usynys/store/bolt"
)

// RunningBot is a process that has the store open, as a source of backups.
type RunningBot struct {
	data       string
	connection net.Conn
}

// DialRunning connects to the process that has the store open. held is the error of
// opening it.
func DialRunning(ctx context.Context, data string, held *store.LockedError) (*RunningBot, error) {
	path := filepath.Join(data, socketName)
	connection, err := new(net.Dialer).DialContext(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("%w (it can't be asked for a backup either: %w)", held, err)
	}
	return &RunningBot{data: data, connection: connection}, nil
}

// CopyTo asks the running bot for a copy and moves it to path.
func (r *RunningBot) CopyTo(ctx context.Context, path string) error {
	defer context.AfterFunc(ctx, func() { _ = r.connection.Close() })()
	if _, err := io.WriteString(r.connection, copyRequest+"\n"); err != nil {
		return fmt.Errorf("ask the running bot: %w", err)
	}
	answer, err := bufio.NewReader(r.connection).ReadString('\n')
	if err != nil {
		return fmt.Errorf("the running bot did not answer: %w", err)
	}
	answer = strings.TrimSuffix(answer, "\n")
	if reason, failed := strings.CutPrefix(answer, copyFailed); failed {
		return fmt.Errorf("the running bot could not do it: %s", reason)
	}
	name, done := strings.CutPrefix(answer, copyDone)
	if !done || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("the running bot answered %q", answer)
	}
	return moveFile(ctx, filepath.Join(r.data, filepath.FromSlash(name)), path)
}

// Close lets the running bot go on with other backups.
func (r *RunningBot) Close() error { return r.connection.Close() }

// moveFile moves a file, also to another disk.
func moveFile(ctx context.Context, from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, syscall.EXDEV) {
		return bolt.CopyFile(ctx, from, to)
	}
	return err
}
