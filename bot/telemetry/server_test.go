package telemetry_test

import (
	"errors"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"usynys/bot/telemetry"
)

func TestReadiness(t *testing.T) {
	w := newWorld(t)
	w.answers("/healthz", http.StatusOK, "alive")
	w.answers("/readyz", http.StatusServiceUnavailable, "Telegram has not answered a poll yet")
	w.metrics.Polled()
	w.answers("/readyz", http.StatusOK, "ready")
	w.passed.Store(int64(100 * time.Second))
	w.answers("/readyz", http.StatusOK, "ready")
	w.passed.Store(int64(101 * time.Second))
	w.answers("/readyz", http.StatusServiceUnavailable, "Telegram has not answered a poll for 1m41s")
	w.metrics.Polled()
	w.answers("/readyz", http.StatusOK, "ready")
	if err := w.kept.Close(); err != nil {
		t.Fatal(err)
	}
	w.answers("/readyz", http.StatusServiceUnavailable, "the store can't be read, see the log")
	w.answers("/healthz", http.StatusOK, "alive")
	w.shows("usynys_last_poll_timestamp_seconds 1.795464101e+09")
}

func TestNothingElseIsAnswered(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/", "/debug/pprof/", "/metrics/more"} {
		if status, _ := w.get(path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
	answer, err := http.Post("http://"+w.server.Address()+"/metrics", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = answer.Body.Close()
	if answer.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", answer.StatusCode)
	}
}

func TestBusyAddress(t *testing.T) {
	w := newWorld(t)
	var busy *telemetry.BusyError
	_, err := telemetry.Listen(w.server.Address(), w.metrics, slog.New(slog.DiscardHandler))
	if !errors.As(err, &busy) || busy.Address != w.server.Address() {
		t.Errorf("got %v", err)
	}
	w.server.Close()
	again, err := telemetry.Listen(w.server.Address(), w.metrics, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatalf("the address is not free after Close: %v", err)
	}
	again.Close()
}
