package main_test

import (
	"context"
	"fmt"
	"io"
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

const anyPort = "USYNYS_HTTP=127.0.0.1:0"

var listening = regexp.MustCompile(`"address":"([0-9.:]+)"`)

// address waits until the process answers over HTTP and returns where.
func (p *process) address() string {
	p.Helper()
	p.logs("answering health and metrics")
	found := listening.FindStringSubmatch(p.log.String())
	if found == nil {
		p.Fatalf("no address in the log:\n%s", p.log)
	}
	return found[1]
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// TestMetricsTellNothingPersonal has people with telling names converse, some of it
// going wrong, and reads the metrics.
func TestMetricsTellNothingPersonal(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{Token: canaryToken})
	authors := w.canaries()
	w.failEachOnce(authors)
	p := w.run(anyPort)
	w.converse(authors...)
	w.phones.tell(nil)
	w.declineInOwnWords()
	_, text := get(t, "http://"+p.address()+"/metrics")
	for _, canary := range canaries(authors) {
		if strings.Contains(text, canary) {
			t.Errorf("%q is in the metrics", canary)
		}
	}
	for _, line := range []string{
		`usynys_updates_total\{kind="press"\} [1-9]`, `usynys_calls_total\{method="message",result="ok"\} [1-9]`,
		`usynys_sends_total\{lane="replies"\} [1-9]`, `usynys_send_errors_total\{class="throttled"\} [1-9]`,
		`usynys_outbox_rows\{lane="replies"\} \d`, `usynys_outbox_oldest_age_seconds\{lane="notices"\} \d`,
		`usynys_commit_seconds_bucket\{le="\+Inf"\} [1-9]`, `usynys_quarantined_updates \d`, `usynys_dead_letters \d`,
		`usynys_queue_waiting [1-9]`, `usynys_queue_late 0`, `usynys_last_poll_timestamp_seconds 1`,
		`usynys_build_info\{commit="unknown",version="development"\} 1`, `go_build_info\{`, `go_goroutines \d`, `process_open_fds \d`,
	} {
		if !regexp.MustCompile(`(?m)^` + line).MatchString(text) {
			t.Errorf("there is no line like %s in\n%s", line, text)
		}
	}
	p.terminate()
}

// health asks as the HEALTHCHECK of an image does.
func (w *world) health(address string, code int, says string) {
	w.Helper()
	p := startProcess(w.TB, []string{"USYNYS_HTTP=" + address}, "health")
	if got := p.exit(); got != code || !strings.Contains(p.stdout.String()+p.log.String(), says) {
		w.Errorf("health of %q: exit code %d, want %d and %q:\n%s%s", address, got, code, says, p.stdout, p.log)
	}
}

func TestHealth(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	fault := w.server.Break(simulator.Target{Method: "getUpdates"}, simulator.ServerError(http.StatusBadGateway))
	p := w.run(anyPort)
	address := p.address()
	if status, text := get(t, "http://"+address+"/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(text, "not answered a poll yet") {
		t.Errorf("before the first poll: %d %s", status, text)
	}
	if status, _ := get(t, "http://"+address+"/healthz"); status != http.StatusOK {
		t.Errorf("before the first poll it is not alive: %d", status)
	}
	w.health(address, failure, "not answered a poll yet")
	fault.Lift()
	w.phones.phone(1, "First", "kk").Send("/start")
	w.wait("the first person is answered", func() bool { return w.calls("sendMessage", 1) == 1 })
	w.health(address, 0, "ready")
	_, port, _ := strings.Cut(address, ":")
	w.health(":"+port, 0, "ready")
	p.terminate()
	w.health(address, failure, "does not answer at "+address)
	w.health("", failure, "--http is empty")
	w.health("127.0.0.1:0", failure, "port 0")
	w.health("nowhere", failure, "--http is")
}

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
	// Who starts the same bot twice is told that, not to change the address.
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

// without is an environment without a variable.
func without(environment []string, name string) []string {
	return slices.DeleteFunc(environment, func(entry string) bool { return strings.HasPrefix(entry, name+"=") })
}

// TestAddressUnlessToldOtherwise takes the port that the bot would take. That
// somebody else may have it already is as good.
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

// TestDemoLeavesThePortOfTheBot looks where a demo listens: on its page and on its
// simulated Telegram, at addresses that were free.
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

// listeners are the TCP ports on which a process listens, as the kernel tells.
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
