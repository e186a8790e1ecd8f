package simulator_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync/atomic"
	"testing"

	"usynys/bot/simulator"
)

// BenchmarkSendMessage sends over kept connections, as a bot does.
func BenchmarkSendMessage(b *testing.B) {
	server, bot := start(b, simulator.Options{KeepCalls: 1000})
	const people = 64
	for id := range int64(people) {
		server.Person(id+1, "Айгерім", "kk").Send("/start")
	}
	connections := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: people}}
	var next atomic.Int64
	b.SetParallelism(8)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			body := url.Values{
				"chat_id":      {fmt.Sprint(next.Add(1)%people + 1)},
				"text":         {"<b>Ұсыныс №1</b> &amp; жауап"},
				"parse_mode":   {"HTML"},
				"reply_markup": {`{"inline_keyboard":[[{"text":"Жіберу","callback_data":"send:1"}]]}`},
			}.Encode()
			response, err := connections.Post(bot.address("sendMessage"), "application/x-www-form-urlencoded", bytes.NewBufferString(body))
			if err != nil {
				b.Error(err)
				return
			}
			if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
				b.Errorf("status %d: %v", response.StatusCode, err)
			}
			response.Body.Close()
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
	noViolations(b, server)
}
