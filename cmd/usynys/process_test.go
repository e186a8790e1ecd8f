// The tests of this package run the real program, as a process of its own, against a
// simulated Telegram.
package main_test

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// limit bounds every wait of a test. Only a failure reaches it.
const limit = time.Minute

// process is the running program.
type process struct {
	testing.TB
	command     *exec.Cmd
	stdout, log *output
	// ended is closed when the process has ended and all its output was read.
	ended chan struct{}
}

// startProcess starts the program with the given environment only.
func startProcess(t testing.TB, environment []string, arguments ...string) *process {
	t.Helper()
	return startBinary(t, program(t), environment, arguments...)
}

func startBinary(t testing.TB, path string, environment []string, arguments ...string) *process {
	t.Helper()
	p := &process{TB: t, stdout: newOutput(), log: newOutput(), ended: make(chan struct{})}
	p.command = exec.Command(path, arguments...)
	p.command.Env = environment
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	p.command.Stdout, p.command.Stderr = p.stdout, p.log
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.ended)
		_ = p.command.Wait() // the result is in ProcessState
	}()
	t.Cleanup(func() {
		// Kills the process group: children of a tracer would survive it.
		_ = syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
		<-p.ended
		if t.Failed() && p.log.String() != "" {
			t.Logf("the log of the process, which ended with %v:\n%s", p.command.ProcessState, newest(p.log.String()))
		}
	})
	return p
}

// newest returns the end of a long log.
func newest(log string) string {
	const shown = 8000
	if len(log) <= shown {
		return log
	}
	return "…" + log[len(log)-shown:]
}

func (p *process) kill() { p.signal(syscall.SIGKILL) }

// signal sends a signal, unless the process has ended.
func (p *process) signal(signal syscall.Signal) {
	// An error means that the process has ended, which is as good.
	_ = p.command.Process.Signal(signal)
}

// exit waits for the end and returns the exit code, -1 after a signal.
func (p *process) exit() int {
	p.Helper()
	select {
	case <-p.ended:
		return p.command.ProcessState.ExitCode()
	case <-time.After(limit):
		p.Fatalf("the process did not end")
		return 0
	}
}

// killedBy reports whether a signal ended the process, which has ended.
func (p *process) killedBy(signal syscall.Signal) bool {
	status, ok := p.command.ProcessState.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == signal
}

// terminate stops the process in good order.
func (p *process) terminate() {
	p.Helper()
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 {
		p.Errorf("after SIGTERM the process ended with %d", code)
	}
}

// logs waits until the log has a part.
func (p *process) logs(part string) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.Context(), limit)
	defer cancel()
	if err := p.log.wait(ctx, part); err != nil {
		p.Fatal(err)
	}
}

// says fails the test unless the log has all parts.
func (p *process) says(parts ...string) {
	p.Helper()
	for _, part := range parts {
		if !strings.Contains(p.log.String(), part) {
			p.Errorf("the log does not say %q:\n%s", part, newest(p.log.String()))
		}
	}
}

// built returns the program as it is released, built once for all tests into the folder
// that TestMain has put into PATH and removes at the end.
var built = sync.OnceValues(func() (string, error) { return build("usynys-built") })

// killableStore returns the program with crash points.
var killableStore = sync.OnceValues(func() (string, error) { return build("usynys-mortal", "-tags", "crashpoints") })

func build(name string, flags ...string) (string, error) {
	inPath, err := exec.LookPath("usynys")
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(inPath), name)
	arguments := append(append([]string{"build"}, flags...), "-o", path, ".")
	if said, err := exec.Command("go", arguments...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return path, nil
}

func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
