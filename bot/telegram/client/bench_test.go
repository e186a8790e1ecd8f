package client

import (
	"io"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"usynys/store"
)

// BenchmarkSend is the client alone, one call after the other.
func BenchmarkSend(b *testing.B) {
	client := accepting(b)
	message := store.Message{Text: benchmarkText, Keyboard: [][]store.Button{{{Text: "Артқа", Data: "back::7"}}}}
	b.ReportAllocs()
	measureCPU(b)
	for b.Loop() {
		if _, err := client.Send(b.Context(), 1, message, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	raw := updates(b)["text"]
	b.ReportAllocs()
	for b.Loop() {
		decoder.Decode(raw)
	}
}

const benchmarkText = "<b>Ұсынысыңыз қабылданды</b>\nНөмірі: 2026-000123. Жауап 15 жұмыс күні ішінде келеді."

func accepting(b *testing.B) *Client {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"ok":true,"result":{"message_id":7,"from":{"id":99,"is_bot":true,"first_name":"Usynys","username":"usynys_bot"},"chat":{"id":1,"first_name":"A","type":"private"},"date":1767000000,"text":"Ұсынысыңыз қабылданды"}}`)
	}))
	b.Cleanup(server.Close)
	return clientOf(b, server.URL)
}

func measureCPU(b *testing.B) {
	begun := cpuTime(b)
	b.Cleanup(func() {
		b.ReportMetric(float64((cpuTime(b)-begun).Microseconds())/float64(b.N), "cpu-µs/op")
	})
}

func cpuTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
