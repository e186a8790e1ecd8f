package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// heartbeat is how often a comment is sent while nothing happens, so that both
// ends notice a connection that is gone.
const heartbeat = 15 * time.Second

// stream is one browser that listens.
type stream struct {
	page   *Page
	w      http.ResponseWriter
	sent   map[string][]byte // what was sent last, by what it is about
	call   int64             // the newest call sent
	toasts map[int64]int     // how many toasts of a person are old
	err    error
}

// serveEvents sends everything, and then everything that changes. A browser that
// comes back begins anew, so nothing has to be remembered for it.
func (p *Page) serveEvents(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	s := &stream{page: p, w: w, sent: map[string][]byte{}, toasts: map[int64]int{}}
	s.write("begin", encode(beginView{p.run}))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for first := true; ; first = false {
		// Subscribed before looking: no change falls in between.
		simulated, own := p.server.Changed(), p.subscribe()
		s.sendAll(first)
		if s.err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-simulated:
		case <-own:
		case <-beat.C:
			_, s.err = fmt.Fprint(w, ":\n\n")
		case <-r.Context().Done():
			return
		}
	}
}

func (s *stream) sendAll(first bool) {
	p := s.page
	p.mu.Lock()
	phones := slices.Clip(p.phones)
	calls := p.calls.after(s.call)
	p.mu.Unlock()
	// First what the rest is shown with: the zone, then the names.
	s.send("panel", "panel", p.panel())
	for _, phone := range phones {
		s.send("phone", fmt.Sprint("phone ", phone.person.ID()), phone.view(p.server))
		s.sendToasts(phone, first)
	}
	if len(calls) > 0 {
		s.call = calls[len(calls)-1].Serial
		s.send("calls", "calls", calls)
	}
}

// beginView tells a browser that comes back whether this is still the same demo.
type beginView struct {
	Run string `json:"run"`
}

type toastView struct {
	Phone int64  `json:"phone"`
	Text  string `json:"text"`
	Alert bool   `json:"alert"`
}

// sendToasts leaves out those from before the browser came: nobody sees a toast
// twice.
func (s *stream) sendToasts(phone *phone, first bool) {
	toasts := phone.person.Toasts()
	id := phone.person.ID()
	for _, toast := range toasts[s.toasts[id]:] {
		if !first && toast.Text != "" {
			s.write("toast", encode(toastView{id, toast.Text, toast.Alert}))
		}
	}
	s.toasts[id] = len(toasts)
}

// send writes an event unless it is what was sent last about the same.
func (s *stream) send(event, about string, content any) {
	data := encode(content)
	if bytes.Equal(data, s.sent[about]) {
		return
	}
	s.sent[about] = data
	s.write(event, data)
}

func (s *stream) write(event string, data []byte) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", event, data)
	}
}

// encode marshals our own types of plain values, which cannot fail.
func encode(content any) []byte {
	data, _ := json.Marshal(content)
	return data
}
