package main_test

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
)

const anyPort = "USYNYS_HTTP=127.0.0.1:0"

var listening = regexp.MustCompile(`"address":"([0-9.:]+)"`)

// address waits until the process serves HTTP and returns its address.
func (p *process) address() string {
	p.Helper()
	p.logs("answering health and metrics")
	found := listening.FindStringSubmatch(p.log.String())
	if found == nil {
		p.Fatalf("no address in the log:\n%s", p.log)
	}
	return found[1]
}

func get(t testing.TB, url string) (int, string) {
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

var pendingRows = regexp.MustCompile(`(?m)^usynys_outbox_rows\{.*\} [^0]`)

// sentAll waits until nothing is left in the outbox: old buttons may be removed after the
// replies that people wait for.
func (p *process) sentAll() {
	p.Helper()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	ended := time.After(limit)
	for url := "http://" + p.address() + "/metrics"; ; {
		if _, text := get(p.TB, url); !pendingRows.MatchString(text) {
			return
		}
		select {
		case <-look.C:
		case <-ended:
			p.Fatal("the outbox is never empty")
		}
	}
}

// TestMetricsTellNothingPersonal lets people with unmistakable names converse, with some
// failures, and reads the metrics.
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
