package telemetry_test

import (
	"testing"

	"usynys/bot/dialog"
	"usynys/bot/telemetry"
)

// BenchmarkObserve is what an update, its reply and two calls cost at the counters.
func BenchmarkObserve(b *testing.B) {
	m := telemetry.New(telemetry.Options{})
	for b.Loop() {
		m.Received(dialog.Typed)
		m.Sent(0)
		m.Called("sendMessage", nil)
		m.Polled()
	}
}
