package main_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"usynys/bot/simulator"
	"usynys/store/bolt"
)

// TestDiskFull lets people write until a tiny disk is full. The bot ends with a message
// about it, nothing acknowledged is lost, and with room again the next start goes on.
func TestDiskFull(t *testing.T) {
	w := newWorld(t, simulator.Options{})
	w.mount("size=400k")
	c := newCampaign(w, 10, 1, 1)
	c.survives(func() *process { return w.run(quiet) }, func(dead *process) {
		dead.says("no space left on device")
		c.endedByItself(dead)
		w.remount("size=64m")
	})
}

// TestFileSizeLimit does the same with a limit on the file's size, which needs no root.
func TestFileSizeLimit(t *testing.T) {
	need(t, "prlimit does not work here", exec.Command("prlimit", "--fsize=400000", "true"))
	w := newWorld(t, simulator.Options{})
	c := newCampaign(w, 10, 1, 1)
	c.survives(func() *process {
		return startBinary(t, "prlimit", append(w.environment(), quiet), "--fsize=400000", program(t), "run")
	}, func(dead *process) {
		dead.says("file too large")
		c.endedByItself(dead)
	})
}

// endedByItself requires a non-zero exit code, and that everything acknowledged is
// stored.
func (c *campaign) endedByItself(dead *process) {
	c.Helper()
	if code := dead.command.ProcessState.ExitCode(); code != failure {
		c.Errorf("the bot ended with %d, want %d:\n%s", code, failure, newest(dead.log.String()))
	}
	c.toldIsKept()
}

// TestReadOnlyDisk starts the bot where it can't write. It ends with a message about it
// and leaves the file as it is.
func TestReadOnlyDisk(t *testing.T) {
	w := newWorld(t, simulator.Options{})
	w.mount("size=64m")
	w.startPolling().terminate()
	path := filepath.Join(w.data, bolt.FileName)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.remount("ro")
	p := w.run(quiet)
	if code := p.exit(); code != failure {
		t.Errorf("the bot ended with %d, want %d", code, failure)
	}
	p.says("read-only file system")
	w.remount("rw")
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed (%v)", err)
	}
	w.startPolling().terminate()
}

// TestSlowDisk delays every sync of one of the bot's threads, which must cost time and
// nothing else.
func TestSlowDisk(t *testing.T) {
	needStrace(t)
	w := newWorld(t, simulator.Options{})
	trace := filepath.Join(t.TempDir(), "trace")
	c := newCampaign(w, 2, 1, 1)
	c.survives(func() *process {
		p := w.traced(trace, "fdatasync:delay_enter=300000:when=3+5")
		c.reap(p)
		return p
	}, func(*process) { c.toldIsKept() })
}

// reap kills a process group as soon as a person has a receipt.
func (c *campaign) reap(p *process) {
	c.phones.tell(func(call simulator.Call) {
		if call.Chat != moderatorID && anyNumber.MatchString(call.Params["text"]) {
			_ = syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
		}
	})
}

// mount gives the world's data a disk of its own. That needs root.
func (w *world) mount(options string) {
	w.Helper()
	if err := os.Mkdir(w.data, 0o700); err != nil {
		w.Fatal(err)
	}
	need(w.TB, "no disk can be mounted here", exec.Command("mount", "-t", "tmpfs", "-o", options+",mode=700", "usynys-test", w.data))
	w.Cleanup(func() {
		// The processes on it end in cleanups that run before this one.
		if said, err := exec.Command("umount", w.data).CombinedOutput(); err != nil {
			w.Errorf("%v: %s", err, strings.TrimSpace(string(said)))
		}
	})
}

func (w *world) remount(options string) {
	w.Helper()
	if said, err := exec.Command("mount", "-o", "remount,"+options, w.data).CombinedOutput(); err != nil {
		w.Fatalf("%v: %s", err, said)
	}
}

// TestBackupOnAFullDisk requires that a backup without room fails with a message about it
// and leaves the files as they were.
func TestBackupOnAFullDisk(t *testing.T) {
	w := newWorld(t, simulator.Options{})
	w.mount("size=64m")
	w.startPolling().terminate()
	w.fill("filler")
	p := startProcess(t, w.environment(), "backup")
	if code := p.exit(); code != failure {
		t.Errorf("it ended with %d, want %d", code, failure)
	}
	p.says("copy the store", "no space left on device", "The disk is full. Make room and try again")
	if left, err := filepath.Glob(filepath.Join(w.data, "backups", "*")); err != nil || len(left) > 0 {
		t.Errorf("it left %v behind (%v)", left, err)
	}
	if err := os.Remove(filepath.Join(w.data, "filler")); err != nil {
		t.Fatal(err)
	}
	w.startPolling().terminate()
}

// fill uses up the room on the world's disk.
func (w *world) fill(name string) {
	w.Helper()
	file, err := os.Create(filepath.Join(w.data, name))
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for err == nil {
		_, err = file.Write(make([]byte, 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		w.Fatal(err)
	}
}
