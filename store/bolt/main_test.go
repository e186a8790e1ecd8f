package bolt

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"usynys/store"
	"usynys/store/storetest"
)

// The test program starts itself again where a test needs another process: to lock the
// store, or to read a file that may crash the process.
const (
	childTask   = "USYNYS_TEST_CHILD"
	childPath   = "USYNYS_TEST_PATH"
	childHeld   = 75
	childBroken = 65
)

func TestMain(m *testing.M) {
	if task := os.Getenv(childTask); task != "" {
		os.Exit(child(task, os.Getenv(childPath)))
	}
	os.Exit(m.Run())
}

func child(task, path string) int {
	var err error
	switch task {
	case "open":
		var s *Store
		if s, err = Open(Options{Folder: path}); err == nil {
			err = s.Close()
		}
	case "probe":
		err = Probe(path)
	case "acknowledge", "acknowledge without sync":
		err = acknowledge(path, task != "acknowledge")
	}
	var held *store.LockedError
	var corrupt *store.CorruptError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &held):
		return childHeld
	case errors.As(err, &corrupt):
		return childBroken
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// runChild runs a task in a process of its own and returns its exit code, -1 if it
// crashed.
func runChild(t *testing.T, task, path string) int {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program)
	// Without atexit_sleep_ms=0 the race detector makes every process wait a second.
	command.Env = append(os.Environ(), childTask+"="+task, childPath+"="+path, "GORACE=atexit_sleep_ms=0")
	err = command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode()
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T, folder string) store.Store {
		s := mustOpen(t, Options{Folder: folder})
		t.Cleanup(func() {
			ok(t, s.Close())
			sound(t, s.Path())
		})
		return s
	})
}

// sound checks a file completely and returns the report.
func sound(t *testing.T, path string) Report {
	t.Helper()
	report, err := Verify(path, nil)
	ok(t, err)
	for _, finding := range report.Findings {
		t.Error(finding)
	}
	return report
}
