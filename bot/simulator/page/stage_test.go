package page_test

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/bot/simulator/page"
)

// host records the calls of the page.
type host struct {
	mu       sync.Mutex
	kills    int
	advanced time.Duration
}

func (h *host) Kill() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.kills++
	return nil
}

func (h *host) Advance(span time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.advanced += span
}

func (h *host) Now() time.Time { return time.Now() }

// stage is a page with a simulator and without a bot.
type stage struct {
	t      *testing.T
	server *simulator.Server
	person *simulator.Person
	host   *host
	url    string
}

func start(t *testing.T) *stage {
	t.Helper()
	server, err := simulator.New(simulator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, server: server, host: &host{}}
	p := page.New(page.Options{Server: server, Host: s.host, Zone: "Asia/Almaty"})
	s.person = p.Open(7, page.Owner{Name: "Айгерім", Language: "kk"})
	web := httptest.NewServer(p.Handler())
	s.url = web.URL
	t.Cleanup(func() {
		web.CloseClientConnections()
		web.Close()
		_ = server.Close()
	})
	return s
}

// post sends JSON as the scripts of the page do, and returns the status.
func (s *stage) post(path, body string) int {
	s.t.Helper()
	reply, err := http.Post(s.url+path, "application/json", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	_ = reply.Body.Close()
	return reply.StatusCode
}

func (s *stage) mustPost(path, body string) {
	s.t.Helper()
	if status := s.post(path, body); status != http.StatusOK {
		s.t.Fatalf("POST %s %s: %d", path, body, status)
	}
}

// bot makes a call of the Bot API and returns the status, 0 when the connection was
// cut.
func (s *stage) bot(method, body string) int {
	reply, err := http.Post(s.server.URL()+"/bot"+s.server.Token()+"/"+method, "application/json", strings.NewReader(body))
	if err != nil {
		return 0
	}
	_ = reply.Body.Close()
	return reply.StatusCode
}

// events opens a stream; next reads events until one of the kind contains a text.
func (s *stage) events() (next func(kind, text string) string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 20*time.Second)
	s.t.Cleanup(cancel)
	request, _ := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/events", nil)
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = reply.Body.Close() })
	lines := bufio.NewScanner(reply.Body)
	lines.Buffer(nil, 1<<20)
	return func(kind, text string) string {
		s.t.Helper()
		event := ""
		for lines.Scan() {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				event = name
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && event == kind && strings.Contains(data, text) {
				return data
			}
		}
		s.t.Fatalf("no event %s with %q came: %v", kind, text, lines.Err())
		return ""
	}
}
