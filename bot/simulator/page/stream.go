package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// heartbeat is the interval of comments while nothing happens. They let both ends
// notice a broken connection.
const heartbeat = 15 * time.Second

// stream is the connection of one browser.
type stream struct {
	page   *Page
	w      http.ResponseWriter
	sent   map[string][]byte // the last event by its subject
	call   int64             // the newest call sent
	toasts map[int64]int     // the number of old toasts by person
	err    error
}

// serveEvents sends everything, and then every change. A browser that reconnects gets
// everything again, so the server keeps no state for it.
func (p *Page) serveEvents(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	s := &stream{page: p, w: w, sent: map[string][]byte{}, toasts: map[int64]int{}}
	s.write("begin", encode(beginView{p.run}))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for first := true; ; first = false {
		// No change is missed, because the channels come before the look.
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
	// The panel comes first, because the browser needs the zone for all times.
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

// beginView lets a browser that reconnects see whether it is still the same demo.
type beginView struct {
	Run string `json:"run"`
}

type toastView struct {
	Phone int64  `json:"phone"`
	Text  string `json:"text"`
	Alert bool   `json:"alert"`
}

// sendToasts sends the new toasts. Those from before the browser connected are old.
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

// send writes an event unless it equals the last one with the same subject.
func (s *stream) send(event, subject string, content any) {
	data := encode(content)
	if bytes.Equal(data, s.sent[subject]) {
		return
	}
	s.sent[subject] = data
	s.write(event, data)
}

func (s *stream) write(event string, data []byte) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", event, data)
	}
}

// encode marshals types of plain values, which can't fail.
func encode(content any) []byte {
	data, _ := json.Marshal(content)
	return data
}
