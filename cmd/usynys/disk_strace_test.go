package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hang is a disk whose syncs do not return.
type hang struct {
	*process
	tracer *process
	trace  string
}

// hang delays every sync of a running process from now on.
func (p *process) hang() hang {
	p.Helper()
	h := hang{process: p, trace: filepath.Join(p.TempDir(), "trace")}
	const hour = "3600000000" // microseconds
	h.tracer = startBinary(p.TB, "strace", os.Environ(), "-f", "-o", h.trace, "-p", strconv.Itoa(p.command.Process.Pid),
		"-e", "trace=fdatasync,fsync,rt_sigreturn", "-e", "signal=SIGTERM", "-e", "inject=fdatasync,fsync:delay_enter="+hour)
	h.tracer.logs("attach")
	if refused := h.tracer.log.String(); strings.Contains(refused, "not permitted") {
		// It needs root, or a kernel on which processes of one user may trace each other.
		need(p.TB, "no running process can be traced here: "+refused, exec.Command("false"))
	}
	h.tracer.logs("attached")
	return h
}

// comesBack lets the syncs return.
func (h hang) comesBack() {
	h.tracer.kill() // killed, so that the traced process goes on at once
	<-h.tracer.ended
}

// told sends SIGTERM and waits until the process has handled it: a killed tracer may
// swallow a signal.
func (h hang) told() {
	h.Helper()
	h.signal(syscall.SIGTERM)
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(limit); !h.heard(); <-look.C {
		if time.Now().After(deadline) {
			h.Fatal("the process did not hear SIGTERM")
		}
	}
}

// heard reports whether the thread that got SIGTERM has returned from its handler.
func (h hang) heard() bool {
	trace, err := os.ReadFile(h.trace)
	if err != nil {
		h.Fatal(err)
	}
	before, after, got := bytes.Cut(trace, []byte(" --- SIGTERM"))
	thread := before[bytes.LastIndexByte(before, '\n')+1:]
	return got && bytes.Contains(after, append(append([]byte{'\n'}, thread...), " rt_sigreturn"...))
}

// dead reports whether a process has ended, reaped or not.
func (p *process) dead() bool {
	status, err := os.ReadFile("/proc/" + strconv.Itoa(p.command.Process.Pid) + "/status")
	return err != nil || bytes.Contains(status, []byte("\nState:\tZ"))
}

// needStrace skips a test where system calls can't be traced. In CI it must run.
func needStrace(t *testing.T) {
	t.Helper()
	need(t, "strace does not work here", exec.Command("strace", "-o", os.DevNull, "true"))
}
