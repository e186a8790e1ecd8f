package main_test

import (
	"io"
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
	w.phones.phone(1, "First", "kk").Send("/start") // sent before the start
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

// TestSecondPoller polls once from a second process with the same token, and lets
// Telegram report the conflict once more. The bot logs one line and goes on.
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

// TestUnreachableServer hangs up on the first calls of the bot, as if there were no
// server.
func TestUnreachableServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	address := w.unreachable(3)
	p := w.run("TELEGRAM_API_URL=http://" + address)
	w.phones.phone(1, "First", "kk").Send("/start")
	w.wait("the first person is answered", func() bool { return w.calls("sendMessage", 1) == 1 })
	if lines := p.log.count("can't be reached"); lines != 1 {
		t.Errorf("%d lines tell that the server can't be reached:\n%s", lines, p.log)
	}
	if strings.Contains(p.log.String(), w.server.Token()) {
		t.Error("the token is told")
	}
	p.terminate()
}

// unreachable returns the address of a proxy that hangs up on the first callers and then
// passes the others on to the server.
func (w *world) unreachable(callers int) string {
	w.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = listener.Close() })
	server := strings.TrimPrefix(w.server.URL(), "http://")
	go func() {
		for caller := 1; ; caller++ {
			connection, err := listener.Accept()
			switch {
			case err != nil:
				return // the test is over
			case caller <= callers:
				_ = connection.Close()
			default:
				go connect(connection, server)
			}
		}
	}()
	return listener.Addr().String()
}

// connect copies between caller and server until either hangs up.
func connect(caller net.Conn, address string) {
	server, err := net.Dial("tcp", address)
	if err != nil {
		_ = caller.Close()
		return
	}
	carry := func(to, from net.Conn) {
		_, _ = io.Copy(to, from)
		_ = to.Close()
	}
	go carry(server, caller)
	carry(caller, server)
}
