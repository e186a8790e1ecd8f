package main_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"usynys/store/bolt"
)

// tally counts from many goroutines.
type tally struct{ sum, polls atomic.Int64 }

func (t *tally) reset() {
	t.sum.Store(0)
	t.polls.Store(0)
}

// spending is what a process has spent so far.
type spending struct {
	cpu          time.Duration
	transactions uint64
}

func (s spending) since(before spending) spending {
	return spending{cpu: s.cpu - before.cpu, transactions: s.transactions - before.transactions}
}

// needsLinux skips a measurement where another process can't be inspected.
func needsLinux(t testing.TB) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what another process spends")
	}
}

// spent returns the user and system CPU time of the process and the number of
// transactions of its store.
func (p *process) spent(w *world) spending {
	p.Helper()
	return spending{cpu: p.cpu(), transactions: w.transactions()}
}

// clockTick is the unit of times in /proc, a constant of Linux.
const clockTick = 10 * time.Millisecond

func (p *process) cpu() time.Duration {
	p.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	if err != nil {
		p.Fatal(err)
	}
	// The name, which may contain anything, ends with the last parenthesis.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	var user, system time.Duration
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		p.Fatal(err)
	}
	return (user + system) * clockTick
}

// memory returns the process's own memory, without the file it maps.
func (p *process) memory() int64 {
	p.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		p.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		var kilobytes int64
		if _, err := fmt.Sscanf(line, "RssAnon: %d kB", &kilobytes); err == nil {
			return kilobytes << 10
		}
	}
	p.Fatal("the kernel does not tell RssAnon")
	return 0
}

// transactions returns the number of writing transactions of the store. bbolt numbers
// them and writes the number into the header of each, in the first two pages in turn.
func (w *world) transactions() uint64 {
	w.Helper()
	const pageHeader, magicAt, pageSizeAt, numberAt, length = 16, 0, 8, 48, 64
	file, err := os.Open(filepath.Join(w.data, bolt.FileName))
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	newest := uint64(0)
	for _, page := range []int64{0, int64(os.Getpagesize())} {
		header := make([]byte, length)
		if _, err := file.ReadAt(header, page+pageHeader); err != nil {
			w.Fatal(err)
		}
		order := binary.NativeEndian
		if order.Uint32(header[magicAt:]) != 0xED0CDAED || int(order.Uint32(header[pageSizeAt:])) != os.Getpagesize() {
			w.Fatal("the store has no header where it was looked for")
		}
		newest = max(newest, order.Uint64(header[numberAt:]))
	}
	return newest
}
