package telemetry_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"usynys/store"
)

// The age of a hanging transaction is reported without waiting for it.
func TestATransactionThatHangs(t *testing.T) {
	w := newWorld(t)
	w.metrics.Polled()
	w.shows("usynys_transaction_age_seconds 0")
	w.update(func(store.Tx) error {
		w.passed.Store(int64(5 * time.Second))
		w.answers("/readyz", http.StatusOK, "ready")
		w.passed.Store(int64(7 * time.Second))
		w.answers("/readyz", http.StatusServiceUnavailable, "the disk does not answer: a transaction has not become durable for 7s")
		w.answers("/healthz", http.StatusOK, "alive")
		w.shows("usynys_transaction_age_seconds 7")
		return nil
	})
	w.answers("/readyz", http.StatusOK, "ready")
	w.shows("usynys_transaction_age_seconds 0")
}

// A transaction that fails or panics is over as well.
func TestATransactionThatFailedIsOver(t *testing.T) {
	w := newWorld(t)
	failed := errors.New("failed")
	if err := w.metrics.Store().Update(t.Context(), func(store.Tx) error { return failed }); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = w.metrics.Store().Update(t.Context(), func(store.Tx) error { panic("broken") })
	}()
	w.passed.Store(int64(time.Hour))
	w.shows("usynys_transaction_age_seconds 0")
}
