package main_test

import (
	"context"
	"hash/maphash"
	"regexp"
	"sync"

	"usynys/bot/simulator"
)

// phone has what one person sees: each message of the bot as it appears, and again as it
// changes.
type phone struct {
	*simulator.Person
	mu      sync.Mutex
	changes []change
	news    chan struct{} // has room for one signal
	// sent has every new message that can be told from all others.
	sent []sending
}

// sending is one sent message: its text, shortened to a number, and the life of the bot
// in which it was sent.
type sending struct {
	content uint64
	life    int
}

// change is a message that appeared or changed, with the life of the bot in which it did.
type change struct {
	message int64
	life    int
}

// phones passes every call on to the phone of its chat.
type phones struct {
	server *simulator.Server
	mu     sync.Mutex
	byChat map[int64]*phone
	life   int
	// heard, if set, gets every call after the phone.
	heard func(simulator.Call)
	// first, if set, gets every call before the phone.
	first func(simulator.Call)
}

func newPhones(server *simulator.Server) *phones {
	p := &phones{server: server, byChat: map[int64]*phone{}}
	server.OnCall(p.call)
	return p
}

func (p *phones) phone(id int64, name, language string) *phone {
	p.mu.Lock()
	defer p.mu.Unlock()
	known, ok := p.byChat[id]
	if !ok {
		known = &phone{Person: p.server.Person(id, name, language), news: make(chan struct{}, 1)}
		p.byChat[id] = known
	}
	return known
}

func (p *phones) call(call simulator.Call) {
	p.mu.Lock()
	phone, life, heard, first := p.byChat[call.Chat], p.life, p.heard, p.first
	p.mu.Unlock()
	if first != nil {
		first(call)
	}
	if phone != nil && call.Accepted && call.MessageID != 0 {
		phone.changed(change{message: call.MessageID, life: life})
		phone.note(call, life)
	}
	if heard != nil {
		heard(call)
	}
}

// tell passes every call from now on to heard, too.
func (p *phones) tell(heard func(simulator.Call)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.heard = heard
}

// tellFirst has first called with every call from now on, before the person sees it.
func (p *phones) tellFirst(first func(simulator.Call)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.first = first
}

// begin starts the next life of the bot.
func (p *phones) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.life++
}

func (p *phone) changed(c change) {
	p.mu.Lock()
	p.changes = append(p.changes, c)
	p.mu.Unlock()
	select {
	case p.news <- struct{}{}:
	default:
	}
}

// unique matches a text that the bot sends only once: the number of a proposal in a
// receipt or notice, or the revision in the buttons of a question.
var unique = regexp.MustCompile(`\d{4}-\d{6}|:[1-9]\d*"`)

var sendingSeed = maphash.MakeSeed()

func (p *phone) note(call simulator.Call, life int) {
	content := call.Params["text"] + call.Params["reply_markup"]
	if call.Method != "sendMessage" || !unique.MatchString(content) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = append(p.sent, sending{content: maphash.String(sendingSeed, content), life: life})
}

// seen is a message as the person reads it.
type seen struct {
	simulator.Message
	life int
}

// unread returns the oldest message that appeared or changed and was not read yet.
func (p *phone) unread() (seen, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.changes) > 0 {
		next := p.changes[0]
		p.changes = p.changes[1:]
		if message, ok := p.Message(next.message); ok {
			return seen{Message: message, life: next.life}, true
		}
	}
	return seen{}, false
}

// next waits for the next message that appears or changes.
func (p *phone) next(ctx context.Context) (seen, error) {
	for {
		if message, ok := p.unread(); ok {
			return message, nil
		}
		select {
		case <-p.news:
		case <-ctx.Done():
			return seen{}, ctx.Err()
		}
	}
}
