package telemetry_test

import (
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"usynys/bot/telemetry"
	"usynys/store"
	"usynys/store/bolt"
)

// world is an observed store with an HTTP server and a clock of its own.
type world struct {
	*testing.T
	metrics *telemetry.Metrics
	kept    store.Store
	server  *telemetry.Server
	passed  atomic.Int64
}

var (
	almaty = time.FixedZone("Asia/Almaty", 5*60*60)
	start  = time.Date(2026, time.November, 24, 1, 0, 0, 0, almaty)
)

func (w *world) now() time.Time { return start.Add(time.Duration(w.passed.Load())) }

func newWorld(t *testing.T) *world {
	t.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	w := &world{T: t, kept: kept}
	w.metrics = telemetry.New(telemetry.Options{
		Store: kept, Zone: almaty, PollTimeout: 50 * time.Second, Version: "1.2.3", Commit: "abc", Now: w.now,
		BackupJob: "backup",
	})
	w.server, err = telemetry.Listen("127.0.0.1:0", w.metrics, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.server.Close)
	return w
}

func (w *world) get(path string) (int, string) {
	w.Helper()
	answer, err := http.Get("http://" + w.server.Address() + path)
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		w.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// answers requires the answer of a path.
func (w *world) answers(path string, status int, sentence string) {
	w.Helper()
	if code, text := w.get(path); code != status || strings.TrimSpace(text) != sentence {
		w.Errorf("%s: %d %q, want %d %q", path, code, text, status, sentence)
	}
}

// shows requires that each line is in the metrics.
func (w *world) shows(lines ...string) {
	w.Helper()
	_, text := w.get("/metrics")
	for _, line := range lines {
		if !strings.Contains(text, "\n"+line+"\n") {
			w.Errorf("there is no line %q in\n%s", line, text)
		}
	}
}

func (w *world) update(fn func(store.Tx) error) {
	w.Helper()
	if err := w.metrics.Store().Update(w.Context(), fn); err != nil {
		w.Fatal(err)
	}
}
