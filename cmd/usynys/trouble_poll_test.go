package main_test

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"usynys/bot/simulator"
)

func TestWebhookLeftBehind(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.phones.phone(1, "First", "kk").Send("/start") // waits since before
	w.server.LeaveWebhook("https://example.org/hook")
	p := w.run()
	w.wait("the first person is answered", func() bool { return w.calls("sendMessage", 1) == 1 })
	p.says("a webhook was left behind")
	p.terminate()
	for _, call := range w.server.Calls() {
		if call.Method == "deleteWebhook" && call.Params["drop_pending_updates"] == "true" {
			t.Error("the updates that waited were to be dropped")
		}
	}
}

// TestSecondPoller lets somebody else poll with the same token once, and Telegram
// say so once more: the bot complains in one line and goes on.
func TestSecondPoller(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.startPolling()
	w.otherPoller()
	w.server.Break(simulator.Target{Method: "getUpdates", Times: 1}, simulator.ServerError(http.StatusConflict))
	w.phones.phone(2, "Second", "ru").Send("/start")
	w.wait("the second person is answered", func() bool { return w.calls("sendMessage", 2) == 1 })
	conflict := func(call simulator.Call) bool { return call.Status == http.StatusConflict }
	if count := w.polls(conflict); count != 2 {
		t.Errorf("there were %d conflicts, want 2", count)
	}
	if lines := p.log.count("another process polls with the same token"); lines != 1 {
		t.Errorf("%d lines tell of the other process", lines)
	}
	p.terminate()
}

// otherPoller asks for updates once, as another process would.
func (w *world) otherPoller() {
	w.Helper()
	parameters := url.Values{"timeout": {"0"}, "offset": {"0"}}
	answer, err := http.PostForm(w.server.URL()+"/bot"+w.server.Token()+"/getUpdates", parameters)
	if err != nil {
		w.Fatal(err)
	}
	_ = answer.Body.Close()
}

// TestUnreachableServer starts the bot before there is a server.
func TestUnreachableServer(t *testing.T) {
	t.Parallel()
	address := nobodyThere(t, 3)
	w := newWorld(t, simulator.Options{})
	p := startProcess(t, append(w.environment(), "TELEGRAM_API_URL=http://"+address.String()), "run")
	<-address.tried
	late := newWorld(t, simulator.Options{Listen: address.String()})
	late.phones.phone(1, "First", "kk").Send("/start")
	late.wait("the first person is answered", func() bool { return late.calls("sendMessage", 1) == 1 })
	if lines := p.log.count("can't be reached"); lines != 1 {
		t.Errorf("%d lines tell that the server can't be reached:\n%s", lines, p.log)
	}
	if strings.Contains(p.log.String(), w.server.Token()) {
		t.Error("the token is told")
	}
	p.terminate()
}

// refuser hangs up on whoever calls.
type refuser struct {
	net.Listener
	// tried is closed after so many calls, and the address is free then.
	tried chan struct{}
}

func (r *refuser) String() string { return r.Addr().String() }

func nobodyThere(t *testing.T, calls int) *refuser {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &refuser{Listener: listener, tried: make(chan struct{})}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		defer close(r.tried)
		for range calls {
			if connection, err := listener.Accept(); err == nil {
				_ = connection.Close()
			}
		}
		_ = listener.Close()
	}()
	return r
}
