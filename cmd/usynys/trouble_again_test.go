package main_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
)

// TestEverythingDeliveredAgain delivers a whole conversation again, to the bot that has
// handled it and to the one after a restart. Nothing may happen.
func TestEverythingDeliveredAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	between := newRepeater(w)
	address := "TELEGRAM_API_URL=" + between.URL
	p := w.run(address, anyPort)
	author, other := newAuthor(w, 1001, store.Kazakh, 4), newAuthor(w, 1002, store.Russian, 4)
	w.converse(author, other)
	w.polled()
	for round := range int64(2) {
		p.sentAll()
		before := w.effects()
		between.again()
		// The waiting poll has to end before the next one can return everything again.
		w.phones.phone(5+round, "Somebody", "kk").Block()
		w.wait("everything is delivered again", between.delivered)
		p.terminate()
		if after := w.effects(); after != before {
			t.Errorf("what was delivered again led to %d calls", after-before)
		}
		p = w.run(address, anyPort)
		p.logs("polling")
	}
	p.terminate()
	w.exportedOnce(author, other)
	// Two entries are about the administrator of the configuration.
	if report := w.verify(); report.Proposals != 2 || report.AuditEntries != 4 || report.Quarantined > 0 {
		t.Errorf("the store is not as before: %+v", report)
	}
}

// effects counts the calls with an effect that people can see.
func (w *world) effects() int {
	count := 0
	for _, call := range w.server.Calls() {
		if strings.HasPrefix(call.Method, "send") || strings.HasPrefix(call.Method, "edit") {
			count++
		}
	}
	return count
}

// repeater is a proxy between bot and server that can deliver all updates again.
type repeater struct {
	*httptest.Server
	world   *world
	mu      sync.Mutex
	updates []json.RawMessage
	// pending has the updates to deliver again. asked is set when the bot has asked for
	// more after the last of them.
	pending []json.RawMessage
	asked   bool
}

func newRepeater(w *world) *repeater {
	w.Helper()
	target, err := url.Parse(w.server.URL())
	if err != nil {
		w.Fatal(err)
	}
	r := &repeater{world: w}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ModifyResponse = r.listen
	proxy.ErrorHandler = func(out http.ResponseWriter, _ *http.Request, _ error) { out.WriteHeader(http.StatusBadGateway) }
	r.Server = httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if page := r.page(in); page != nil {
			_ = json.NewEncoder(out).Encode(map[string]any{"ok": true, "result": page})
			return
		}
		proxy.ServeHTTP(out, in)
	}))
	w.Cleanup(r.Close)
	return r
}

// again delivers everything again from the next poll on.
func (r *repeater) again() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pending, r.asked = r.updates, false
}

// delivered reports whether everything was delivered again and handled.
func (r *repeater) delivered() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.pending) == 0 && r.asked
}

// page returns the updates to deliver again in a call, nil for none.
func (r *repeater) page(call *http.Request) []json.RawMessage {
	if !strings.HasSuffix(call.URL.Path, "/getUpdates") {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	page := r.pending[:min(100, len(r.pending))]
	r.pending = r.pending[len(page):]
	if len(page) == 0 {
		r.asked = true
		return nil
	}
	return page
}

// listen records the updates in the server's answers.
func (r *repeater) listen(answer *http.Response) error {
	if !strings.HasSuffix(answer.Request.URL.Path, "/getUpdates") {
		return nil
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	answer.Header.Set("Content-Length", strconv.Itoa(len(body)))
	var content struct {
		Result []json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(body, &content); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.updates = append(r.updates, content.Result...)
	return nil
}
