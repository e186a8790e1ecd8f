package main_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"usynys/bot/simulator"
)

func TestBusyAddress(t *testing.T) {
	t.Parallel()
	first, second := newWorld(t, simulator.Options{}), newWorld(t, simulator.Options{})
	holder := first.run(anyPort)
	address := holder.address()
	p := second.run("USYNYS_HTTP=" + address)
	if code := p.exit(); code != failure {
		t.Errorf("exit code %d, want %d", code, failure)
	}
	p.says("can't be answered at "+address, "another bot on this machine", "--http (USYNYS_HTTP)", "empty")
	// A second start of the same bot must name the lock of the store, and not the
	// address.
	if code := first.run("USYNYS_HTTP=" + address).exit(); code != storeHeld {
		t.Errorf("the same folder and address: exit code %d, want %d", code, storeHeld)
	}
	check := startProcess(t, append(second.environment(), "USYNYS_HTTP="+address), "check")
	if code := check.exit(); code != 0 {
		t.Errorf("check ended with %d:\n%s", code, check.stdout)
	}
	for _, shape := range []string{"8080", "host", "127.0.0.1:http", "127.0.0.1:70000", "http://127.0.0.1:1"} {
		check := startProcess(t, append(second.environment(), "USYNYS_HTTP="+shape), "check")
		if code := check.exit(); code != configuration || !strings.Contains(check.stdout.String(), fmt.Sprintf("--http is %q", shape)) {
			t.Errorf("%s: check ended with %d:\n%s", shape, code, check.stdout)
		}
	}
	holder.terminate()
}

// without returns an environment without a variable.
func without(environment []string, name string) []string {
	return slices.DeleteFunc(environment, func(entry string) bool { return strings.HasPrefix(entry, name+"=") })
}

// TestAddressUnlessToldOtherwise occupies the default port. Another process may have it
// already, which is as good.
func TestAddressUnlessToldOtherwise(t *testing.T) {
	t.Parallel()
	const address = "127.0.0.1:8080"
	var asked atomic.Bool
	listener, taken := net.Listen("tcp", address)
	if taken == nil {
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Store(r.URL.Path == "/readyz")
			_, _ = fmt.Fprintln(w, "the test is ready")
		}))
		_ = server.Listener.Close()
		server.Listener = listener
		server.Start()
		defer server.Close()
	}
	w := newWorld(t, simulator.Options{})
	p := startProcess(t, without(w.environment(), "USYNYS_HTTP"), "run")
	if code := p.exit(); code != failure {
		t.Errorf("exit code %d, want %d", code, failure)
	}
	p.says("can't be answered at " + address)
	if health := startProcess(t, []string{"GORACE=atexit_sleep_ms=0"}, "health"); taken == nil && (health.exit() != 0 || !asked.Load()) {
		t.Errorf("health did not ask at %s: %s%s", address, health.stdout, health.log)
	}
}

// TestDemoLeavesThePortOfTheBot requires that a demo listens for its page and its
// simulated Telegram only, on free ports.
func TestDemoLeavesThePortOfTheBot(t *testing.T) {
	t.Parallel()
	p := startProcess(t, []string{"TMPDIR=" + t.TempDir()}, "demo")
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	if err := p.stdout.wait(ctx, "http://"); err != nil {
		t.Fatal(err)
	}
	ports := p.listeners()
	if len(ports) == 0 || slices.Contains(ports, 8080) {
		t.Errorf("the demo listens on %v", ports)
	}
	p.terminate()
}

var listener = regexp.MustCompile(`(?m)^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F:]+ 0A (?:\S+ +){5}(\d+)`)

// listeners returns the TCP ports on which a process listens, from the kernel.
func (p *process) listeners() []int {
	p.Helper()
	folder := fmt.Sprintf("/proc/%d/", p.command.Process.Pid)
	own, err := os.ReadDir(folder + "fd")
	if err != nil {
		p.Fatal(err)
	}
	sockets := map[string]bool{}
	for _, file := range own {
		if target, err := os.Readlink(folder + "fd/" + file.Name()); err == nil {
			sockets[target] = true
		}
	}
	var ports []int
	for _, table := range []string{"net/tcp", "net/tcp6"} {
		text, err := os.ReadFile(folder + table)
		if err != nil {
			p.Fatal(err)
		}
		for _, found := range listener.FindAllStringSubmatch(string(text), -1) {
			port, err := strconv.ParseInt(found[1], 16, 32)
			if err == nil && sockets["socket:["+found[2]+"]"] {
				ports = append(ports, int(port))
			}
		}
	}
	return ports
}

var serving = regexp.MustCompile(`"serving profiles","address":"([0-9.:]+)"`)

func TestProfilesAreServedOnLoopbackWhenAskedFor(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.run("USYNYS_PPROF=127.0.0.1:0")
	p.logs("serving profiles")
	found := serving.FindStringSubmatch(p.log.String())
	if found == nil {
		t.Fatalf("no address in the log:\n%s", p.log)
	}
	if status, text := get(t, "http://"+found[1]+"/debug/pprof/goroutine?debug=1"); status != http.StatusOK || !strings.Contains(text, "goroutine profile") {
		t.Errorf("got %d %s", status, text)
	}
	p.terminate()
}

func TestProfilesAreServedToNoOtherMachine(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	for _, address := range []string{":6060", "0.0.0.0:6060", "192.0.2.1:6060", "example.org:6060", "6060"} {
		p := w.run("USYNYS_PPROF=" + address)
		if code := p.exit(); code != configuration || !strings.Contains(p.log.String(), "--pprof is") {
			t.Errorf("%q: exit code %d:\n%s", address, code, p.log)
		}
	}
}
