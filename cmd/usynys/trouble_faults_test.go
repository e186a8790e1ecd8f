package main_test

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// fault is a failure of a call. After an ambiguous one the bot can't know whether the
// call had its effect.
type fault struct {
	reaction  simulator.Reaction
	ambiguous bool
}

var allFaults = map[string]fault{
	"429":                   {reaction: simulator.TooManyRequests(1)},
	"500":                   {reaction: simulator.ServerError(500)},
	"502 page":              {reaction: simulator.HTMLPage(502)},
	"200 page":              {reaction: simulator.HTMLPage(200)},
	"empty answer":          {reaction: simulator.EmptyBody(200)},
	"empty 503":             {reaction: simulator.EmptyBody(503)},
	"cut before":            {reaction: simulator.CutBefore()},
	"cut after":             {reaction: simulator.CutAfter(), ambiguous: true},
	"answer cut in half":    {reaction: simulator.TruncatedJSON(), ambiguous: true},
	"502 page, but done":    {reaction: simulator.HTMLPage(502).Afterwards(), ambiguous: true},
	"empty answer but done": {reaction: simulator.EmptyBody(200).Afterwards(), ambiguous: true},
}

// TestFaultsOfSending lets every second call of each method about a chat fail, in each chat
// in another way; the removal of old buttons goes beside a message and must not take its
// turn. All messages arrive in order, and only ambiguous failures cause repeats.
func TestFaultsOfSending(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	names := slices.Sorted(maps.Keys(allFaults))
	faultOf := map[int64]simulator.Reaction{}
	var authors []*author
	for i, name := range names {
		author := newAuthor(w, int64(1001+i), store.Languages()[i%2], 2)
		authors, faultOf[author.ID()] = append(authors, author), allFaults[name].reaction
	}
	var mu sync.Mutex
	type kind struct {
		chat   int64
		method string
	}
	broken := map[kind]bool{}
	w.phones.tell(func(call simulator.Call) {
		reaction, meant := faultOf[call.Chat]
		if !meant {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		k := kind{call.Chat, call.Method}
		if broken[k] = !broken[k]; broken[k] {
			w.server.Break(simulator.Target{Chat: k.chat, Method: k.method, Times: 1}, reaction)
		}
	})
	p := w.run()
	w.converse(authors...)
	w.polled()
	p.terminate()
	w.exportedOnce(authors...)
	for i, author := range authors {
		author.catchUp()
		copies := len(author.sent[0].receipts)
		if most := map[bool]int{true: 2, false: 1}[allFaults[names[i]].ambiguous]; copies > most {
			t.Errorf("%s: the receipt came %d times", names[i], copies)
		}
	}
	if report := w.emptied(); report.DeadLetters+report.Outbox > 0 {
		t.Errorf("something is left: %+v", report)
	}
}

// TestFaultsOfPolling lets every second poll fail, each time in another way. Nothing is
// lost, and nothing takes effect twice.
func TestFaultsOfPolling(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	w.failEverySecondPoll()
	var authors []*author
	for i := range 5 {
		authors = append(authors, newAuthor(w, int64(1001+i), store.Languages()[i%2], 3))
	}
	p := w.run()
	w.converse(authors...)
	w.server.Repair()
	w.polled()
	p.terminate()
	w.exportedOnce(authors...)
	for _, author := range authors {
		if author.catchUp(); len(author.sent[0].receipts) != 1 {
			t.Errorf("the receipt of author %d came %d times", author.ID(), len(author.sent[0].receipts))
		}
	}
	if met := w.polls(rejected); met < len(allFaults) {
		t.Errorf("only %d polls failed, so not every fault was met", met)
	}
}

// failEverySecondPoll lets every second poll fail, each time in another way.
func (w *world) failEverySecondPoll() {
	names := slices.Sorted(maps.Keys(allFaults))
	var mu sync.Mutex
	polls := 0
	w.phones.tell(func(call simulator.Call) {
		if call.Method != "getUpdates" {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if polls++; polls%2 == 1 {
			w.server.Break(simulator.Target{Method: "getUpdates", Times: 1}, allFaults[names[polls/2%len(names)]].reaction)
		}
	})
}

// polls counts the polls of a kind.
func (w *world) polls(of func(simulator.Call) bool) int {
	count := 0
	for _, call := range w.server.Calls() {
		if call.Method == "getUpdates" && of(call) {
			count++
		}
	}
	return count
}

// rejected reports whether the bot got no success for a call.
func rejected(call simulator.Call) bool {
	return call.Status != http.StatusOK || call.Description != ""
}

// converse lets people write at once, until each is done.
func (w *world) converse(authors ...*author) {
	w.Helper()
	ctx, cancel := contextFor(w, limit)
	defer cancel()
	failures := make(chan error, len(authors))
	var talking sync.WaitGroup
	for _, author := range authors {
		talking.Go(func() { failures <- author.converse(ctx) })
	}
	talking.Wait()
	for range authors {
		if err := <-failures; err != nil {
			w.Error(err)
		}
	}
	if w.Failed() {
		w.FailNow()
	}
}

// exportedOnce requires that the bot has each author's proposals once, as they were
// written, and no others.
func (w *world) exportedOnce(authors ...*author) {
	w.Helper()
	bodies := map[string]string{}
	for _, author := range authors {
		for _, p := range author.sent {
			bodies[p.title] = p.body()
		}
	}
	rows := w.export()
	for _, row := range rows {
		if body, known := bodies[row.Title]; !known || body != row.Body {
			w.Errorf("the proposal %s is not as it was written", row.Number)
		}
		delete(bodies, row.Title)
	}
	if len(bodies) > 0 {
		w.Errorf("of the proposals %d are lost", len(bodies))
	}
}

// idleSpan is how long an idle bot is watched.
const idleSpan = time.Second

func contextFor(w *world, span time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(w.Context(), span)
}
