package sender

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"usynys/bot/telegram/client"
	"usynys/store"
	"usynys/store/bolt"
)

// BenchmarkSender sends one message an operation over loopback, the strike-off on
// a real file included. The server is in the same process, so that cpu-µs/op is
// that of both sides.
func BenchmarkSender(b *testing.B) {
	kept, err := bolt.Open(bolt.Options{Folder: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	client := accepting(b)
	sender := New(Options{Store: kept, Client: client})
	err = kept.Update(b.Context(), func(tx store.Tx) error {
		for n := range b.N {
			if _, err := tx.Enqueue(to(store.ChatID(n%1000+1), benchmarkText)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	b.ReportAllocs()
	b.ResetTimer()
	measureCPU(b)
	go func() { ended <- sender.Run(ctx) }()
	if err := sender.Drain(ctx); err != nil {
		b.Fatal(err)
	}
	b.StopTimer()
	cancel()
	if err := <-ended; err != nil {
		b.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		b.Fatal(err)
	}
}

const benchmarkText = "<b>Ұсынысыңыз қабылданды</b>\nНөмірі: 2026-000123. Жауап 15 жұмыс күні ішінде келеді."

func accepting(b *testing.B) *client.Client {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"ok":true,"result":{"message_id":7,"from":{"id":99,"is_bot":true,"first_name":"Usynys","username":"usynys_bot"},"chat":{"id":1,"first_name":"A","type":"private"},"date":1767000000,"text":"Ұсынысыңыз қабылданды"}}`)
	}))
	b.Cleanup(server.Close)
	api, err := client.New(client.Options{Token: client.NewSecret("123456:token"), BaseURL: server.URL})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(api.Close)
	return api
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
