package sender_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

// counts is an observer that counts what it is told.
type counts struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *counts) add(what ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[fmt.Sprint(what...)]++
}

func (c *counts) Called(method string, err error) {
	if failure, ok := errors.AsType[*client.Error](err); ok {
		c.add(method, ": ", failure.Class)
		return
	}
	c.add(method, ": ", err)
}

func (c *counts) Sent(lane store.Lane)          { c.add("sent in lane ", lane) }
func (c *counts) SendFailed(class client.Class) { c.add("failed: ", class) }

// TestObserversHearOfEverything counts calls and rows of every fate: a message that
// is sent, an edit that changes nothing, and sends that fail in several ways.
func TestObserversHearOfEverything(t *testing.T) {
	w := newWorld(t)
	w.faulty = true
	seen := &counts{counts: map[string]int{}}
	api, err := client.New(client.Options{Token: client.NewSecret(w.server.Token()), BaseURL: w.server.URL(), Observer: seen})
	must(t, err)
	t.Cleanup(api.Close)
	w.sender = sender.New(sender.Options{Store: w.store, Client: api, Observer: seen})
	for id := range store.PersonID(4) {
		w.person(id + 1)
	}
	w.server.Break(simulator.Target{Chat: 2}, simulator.ServerError(502))
	w.server.Break(simulator.Target{Chat: 3, Times: 1}, simulator.Forbidden(""))
	w.server.Break(simulator.Target{Chat: 4, Times: 1}, simulator.BadRequest("nothing will do"))
	screen := text(1, "screen")
	screen.Slot = "screen"
	w.enqueue(screen)
	w.run()
	w.drain()
	screen.Lane = store.LaneNotices
	w.enqueue(screen, text(2, "2"), text(3, "3"), text(4, "4"))
	w.drain()
	want := map[string]int{
		"sendMessage: <nil>": 1, "sendMessage: temporary": 1, "sendMessage: unreachable": 1, "sendMessage: refused": 1,
		"editMessageText: not modified": 1,
		"sent in lane 0":                1, "sent in lane 1": 1,
		"failed: temporary": 1, "failed: unreachable": 1, "failed: refused": 1,
	}
	seen.mu.Lock()
	defer seen.mu.Unlock()
	// The message that fails for the time being may have been tried again by now.
	for _, tried := range []string{"sendMessage: temporary", "failed: temporary"} {
		seen.counts[tried] = min(seen.counts[tried], 1)
	}
	if diff := cmp.Diff(want, seen.counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
