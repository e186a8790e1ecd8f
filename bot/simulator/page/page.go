// Package page shows phones side by side in a browser: chats with the bot under
// test as an app would show them, every call the bot makes, and switches to break
// things. It drives the simulator through its Go API alone.
//
// The browser gets its state as server-sent events: everything at the beginning,
// then whatever differs from what it was sent before. What people do comes in as
// POSTs. The parts: phone is what a chat shows, stream the events, action and send
// the POSTs, fault and call the panel, guard what keeps other pages out; static is
// what runs in the browser.
package page

import (
	"crypto/rand"
	"sync"
	"time"

	"usynys/bot/simulator"
)

// Host is what runs the bot. All methods may be called from any goroutine.
type Host interface {
	// Kill ends the bot as kill -9 does and starts it again.
	Kill() error
	// Push moves the clock of simulator and bot forward.
	Push(span time.Duration)
	// Now is what that clock shows.
	Now() time.Time
}

// Options is what a page is made of.
type Options struct {
	Server *simulator.Server
	Host   Host
	// Zone is the name of the time zone in which times are shown.
	Zone string
	// Pushed is how far the clock has been moved forward already.
	Pushed time.Duration
}

// Page is the demo page. Give [Page.Handler] to an HTTP server.
type Page struct {
	server *simulator.Server
	host   Host
	zone   string
	// run tells this page from that of another process at the same address.
	run string

	mu      sync.Mutex
	changed chan struct{} // made by the first to wait, closed at the next change
	phones  []*phone
	lastID  int64
	calls   callLog
	faults  map[string][]*simulator.Fault
	kills   int
	pushed  time.Duration
}

// firstGuest is the user id below that of the first person added in the browser.
const firstGuest = 2000

// IsGuest reports the id of somebody who was added in the browser.
func IsGuest(id int64) bool { return id > firstGuest }

// New makes a page. It listens to the server's calls from now on.
func New(options Options) *Page {
	p := &Page{
		server: options.Server, host: options.Host, zone: options.Zone, run: rand.Text(),
		lastID: firstGuest, pushed: options.Pushed, faults: map[string][]*simulator.Fault{},
	}
	options.Server.OnCall(p.recordCall)
	return p
}

// change does something with the lock held and tells the streams of it.
func (p *Page) change(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	do()
	if p.changed != nil {
		close(p.changed)
		p.changed = nil
	}
}

// subscribe returns a channel that is closed at the next change of the page.
func (p *Page) subscribe() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.changed == nil {
		p.changed = make(chan struct{})
	}
	return p.changed
}
