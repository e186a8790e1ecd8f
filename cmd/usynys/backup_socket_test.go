package main_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store/bolt"
)

// ask writes to a socket and returns everything that is answered.
func ask(t *testing.T, path, request string) string {
	t.Helper()
	connection, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	_ = connection.SetDeadline(time.Now().Add(limit))
	_, _ = io.WriteString(connection, request) // the other side may have hung up
	answer, _ := io.ReadAll(connection)
	return string(answer)
}

// TestBackupBelievesNoAnswer plays a running bot that gives out something other than a
// sound copy.
func TestBackupBelievesNoAnswer(t *testing.T) {
	t.Parallel()
	for answer, says := range map[string]string{
		"copied backups/usynys.db.new\n": "does not verify",
		"copied ../secret\n":             "the running bot answered",
		"done\n":                         "the running bot answered",
		"failed the disk is full\n":      "could not do it: the disk is full",
		"":                               "did not answer",
	} {
		w := newWorld(t, simulator.Options{})
		kept, err := bolt.Open(bolt.Options{Folder: w.data})
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(w.data, "backups")
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "usynys.db.new"), garbage(), 0o600); err != nil {
			t.Fatal(err)
		}
		listener, err := net.Listen("unix", filepath.Join(w.data, "usynys.sock"))
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = bufio.NewReader(connection).ReadString('\n')
			_, _ = io.WriteString(connection, answer)
			_ = connection.Close()
		}()
		p := w.operate("backup")
		if code := p.exit(); code != failure {
			t.Errorf("%q: exit code %d", answer, code)
		}
		p.says(says)
		if made, _ := filepath.Glob(filepath.Join(folder, "usynys-*")); len(made) > 0 {
			t.Errorf("%q: %q is there", answer, made)
		}
		if err := errors.Join(listener.Close(), kept.Close()); err != nil {
			t.Error(err)
		}
	}
}

// TestSocketIsForTheOwnerOnly also sends requests that no program of ours sends.
func TestSocketIsForTheOwnerOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.startPolling()
	path := filepath.Join(w.data, "usynys.sock")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info, err)
	}
	if answer := ask(t, path, "remove everything\n"); !strings.HasPrefix(answer, "failed ") {
		t.Errorf("the answer is %q", answer)
	}
	if answer := ask(t, path, strings.Repeat("copy", 1000)); strings.HasPrefix(answer, "copied ") {
		t.Errorf("the answer is %q", answer)
	}
	w.succeed("backup")
	p.signal(syscall.SIGTERM)
	p.exit()
	if _, err := os.Stat(path); err == nil {
		t.Error("the socket is left")
	}
}
