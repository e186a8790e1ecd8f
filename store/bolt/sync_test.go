package bolt

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"usynys/store"
)

// acknowledged is what a child prints after each update that returned no error.
const acknowledged = "acknowledged\n"

// acknowledge runs some updates and prints acknowledged after each.
func acknowledge(path string, noSync bool) error {
	s, err := Open(Options{Folder: path})
	if err != nil {
		return err
	}
	s.db.NoSync = noSync
	for i := range int64(5) {
		err = s.Update(context.Background(), func(tx store.Tx) error { return tx.SetNextOffset(i) })
		if err == nil {
			_, err = os.Stdout.WriteString(acknowledged)
		}
		if err != nil {
			break
		}
	}
	return errors.Join(err, s.Close())
}

// TestSyncedBeforeAcknowledged traces system calls: when an update returns, everything
// that was written has been synced. A store that does not sync fails the same check, which
// a kill of a process would not find.
func TestSyncedBeforeAcknowledged(t *testing.T) {
	needStrace(t)
	if early := tooEarly(t, "acknowledge"); early != 0 {
		t.Errorf("%d of 5 updates came back before what they wrote was synced", early)
	}
	if early := tooEarly(t, "acknowledge without sync"); early != 5 {
		t.Errorf("of 5 updates without sync %d are seen", early)
	}
}

// tooEarly counts the acknowledgements while something was not synced.
func tooEarly(t *testing.T, task string) int {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	program, err := os.Executable()
	ok(t, err)
	command := exec.Command("strace", "-f", "-e", "trace=pwrite64,fdatasync,write", "-o", trace, program)
	command.Env = append(os.Environ(), childTask+"="+task, childPath+"="+filepath.Join(t.TempDir(), "data"))
	if said, err := command.CombinedOutput(); err != nil || strings.Count(string(said), acknowledged) != 5 {
		t.Fatalf("%v: %s", err, said)
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	dirty, early := false, 0
	for line := range bytes.Lines(calls) {
		call := string(line)
		switch {
		case strings.Contains(call, "pwrite64("):
			dirty = true
		case strings.Contains(call, "fdatasync") && strings.Contains(call, "= 0"):
			dirty = false
		case strings.Contains(call, "acknowledged") && dirty:
			early++
		}
	}
	return early
}

// needStrace skips a test where system calls can't be traced. In CI it must run.
func needStrace(t *testing.T) {
	t.Helper()
	if err := exec.Command("strace", "-o", os.DevNull, "true").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("strace does not work here: %v", err)
		}
		t.Skipf("strace does not work here: %v", err)
	}
}

// TestNoViewBeginsDuringACommit stops a commit in the middle with a reading transaction
// that has not finished beginning, and the other way round.
func TestNoViewBeginsDuringACommit(t *testing.T) {
	s := mustOpen(t, Options{Folder: t.TempDir()})
	mustUpdate(t, s, func(tx store.Tx) error { return tx.SetNextOffset(1) })
	// As during a commit: no reading transaction may begin.
	ok(t, s.beginning.Acquire(t.Context(), allViews))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	err := s.View(ctx, func(store.Reader) error {
		t.Error("a view began during a commit")
		return nil
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the view that could not begin returned %v", err)
	}
	s.beginning.Release(allViews)
	// A reading transaction that has begun does not delay a commit.
	ok(t, s.View(t.Context(), func(store.Reader) error {
		return s.Update(t.Context(), func(tx store.Tx) error { return tx.SetNextOffset(2) })
	}))
	// Nor does it after the commit.
	if !s.beginning.TryAcquire(allViews) {
		t.Fatal("reading transactions still have to wait")
	}
	s.beginning.Release(allViews)
}
