package main_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// diskFaults is the highest n at which the n-th call fails; each has a process of its
// own.
const diskFaults = 40

// TestDiskErrors lets the n-th write or sync of one of the bot's threads fail, as a dying
// or full disk does. The bot must end with a failure within a second, everything
// acknowledged is stored, and the next start goes on.
func TestDiskErrors(t *testing.T) {
	needStrace(t)
	for _, fault := range []string{"pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fdatasync:error=EIO"} {
		for n := 1; n <= diskFaults; n += step(fault) {
			t.Run(fmt.Sprintf("%s:when=%d", fault, n), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, simulator.Options{})
				trace := filepath.Join(t.TempDir(), "trace")
				c := newCampaign(w, 2, 1, uint64(n))
				c.survives(func() *process {
					return w.traced(trace, fmt.Sprintf("%s:when=%d", fault, n))
				}, func(dead *process) { c.endedWell(dead, trace) })
			})
		}
	}
}

// step skips values of n that are much like others.
func step(fault string) int {
	if fault == "pwrite64:error=ENOSPC" {
		return 8
	}
	return 1
}

// traced starts the bot with a fault injected into its system calls.
func (w *world) traced(trace, fault string) *process {
	w.Helper()
	call, _, _ := bytes.Cut([]byte(fault), []byte(":"))
	return startBinary(w.TB, "strace", append(w.environment(), quiet), "-f", "-qq", "-ttt", "-o", trace,
		"-e", "trace="+string(call), "-e", "inject="+fault, program(w.TB), "run")
}

// injected returns the time of the first injected fault.
var injected = regexp.MustCompile(`(?m)^\d+ +([0-9.]+) .*\(INJECTED\)`)

// endedWell requires that the bot ended soon after its first fault, with an exit code and
// a message about it, and that everything acknowledged is stored.
func (c *campaign) endedWell(dead *process, trace string) {
	c.Helper()
	ended := time.Now()
	if code := dead.command.ProcessState.ExitCode(); code != failure {
		c.Errorf("the bot ended with %d, want %d:\n%s", code, failure, newest(dead.log.String()))
	}
	calls, err := os.ReadFile(trace)
	if err != nil {
		c.Fatal(err)
	}
	first := injected.FindSubmatch(calls)
	if first == nil {
		c.Fatalf("no fault was injected:\n%s", newest(string(calls)))
	}
	seconds, err := strconv.ParseFloat(string(first[1]), 64)
	if err != nil {
		c.Fatal(err)
	}
	if took := ended.Sub(time.UnixMicro(int64(seconds * 1e6))); took > time.Second {
		c.Errorf("the bot ended %v after the fault", took)
	}
	c.toldIsKept()
}

// anyNumber matches the number of a proposal.
var anyNumber = regexp.MustCompile(`\d{4}-\d{6}`)

// toldIsKept requires that every proposal in a receipt is in the store as it is on the
// disk now.
func (c *campaign) toldIsKept() {
	c.Helper()
	kept := map[string]bool{}
	if _, err := os.Stat(c.data + "/usynys.db"); err == nil {
		for _, row := range c.export() {
			kept[row.Number] = true
		}
	}
	for _, author := range c.authors {
		for _, message := range author.Messages() {
			if number := anyNumber.FindString(message.Text); message.FromBot && number != "" && !kept[number] {
				c.Errorf("author %d was told of %s, which is not kept", author.ID(), number)
			}
		}
	}
}

func need(t testing.TB, otherwise string, command *exec.Cmd) {
	t.Helper()
	if said, err := command.CombinedOutput(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s: %v %s", otherwise, err, said)
		}
		t.Skipf("%s: %v %s", otherwise, err, said)
	}
}
