package main_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

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
