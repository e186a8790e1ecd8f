// Package page shows phones side by side in a browser: chats with the bot under
// test as an app would show them, every call of the bot, and switches that inject
// faults. It uses only the exported API of the simulator.
//
// The browser gets its state as server-sent events: everything at the beginning,
// then every difference. The actions of people come in as POSTs. The files: phone has
// the view of a chat, stream the events, action and send the POSTs, fault and call
// the panel, guard the protection against other sites; static has what runs in the
// browser.
package page

import (
	"crypto/rand"
	"sync"
	"time"

	"usynys/bot/simulator"
)

// Host runs the bot. All methods may be called from any goroutine.
type Host interface {
	// Kill ends the bot as kill -9 does and starts it again.
	Kill() error
	// Advance moves the clock of simulator and bot forward.
	Advance(span time.Duration)
	// Now returns the time of that clock.
	Now() time.Time
}

// Options describes a page. Server, Host and Zone must be set.
type Options struct {
	Server *simulator.Server
	Host   Host
	// Zone is the name of the time zone in which times are shown.
	Zone string
	// Advanced is how far the clock has been moved forward already.
	Advanced time.Duration
}

// Page is the demo page. Give [Page.Handler] to an HTTP server.
type Page struct {
	server *simulator.Server
	host   Host
	zone   string
	// run is a random id: it differs when another process serves the same address.
	run string

	mu       sync.Mutex
	changed  chan struct{} // made by the first waiter, closed at the next change
	phones   []*phone
	lastID   int64
	calls    callLog
	faults   map[string][]*simulator.Fault
	kills    int
	advanced time.Duration
}

// firstGuest is the user id below that of the first person added in the browser.
const firstGuest = 2000

// IsGuest reports whether the person with the id was added in the browser.
func IsGuest(id int64) bool { return id > firstGuest }

// New returns a page. It records the calls of the server from now on.
func New(options Options) *Page {
	p := &Page{
		server: options.Server, host: options.Host, zone: options.Zone, run: rand.Text(),
		lastID: firstGuest, advanced: options.Advanced, faults: map[string][]*simulator.Fault{},
	}
	options.Server.OnCall(p.recordCall)
	return p
}

// change calls do with the lock held and wakes the streams.
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
