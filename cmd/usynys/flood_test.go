package main_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// One person writes the text of a proposal in messages nearly as long as Telegram allows,
// this often a second for this long, while others write once each. 99 of 100 of them must
// be answered within the limit.
const (
	floodRate   = 1000
	floodLength = 4 * time.Second
	floodOthers = 200
	floodLimit  = time.Second
	floodMemory = 20 << 20
	floodText   = 4000
)

// TestFlood requires that a person who sends a thousand messages a second delays nobody
// else and does not make the process grow. The machine may be busy, so the best of
// several tries counts.
func TestFlood(t *testing.T) {
	needsLinux(t)
	for range crowdAttempts {
		late, grown := flood(t)
		t.Logf("99 of 100 others were answered within %v, the process grew by %.1f MB", late.Round(time.Millisecond), float64(grown)/(1<<20))
		if late <= floodLimit && grown <= floodMemory {
			return
		}
	}
	t.Errorf("want at most %v and %d MB", floodLimit, floodMemory>>20)
}

// reachesText answers all questions before that for the text of a proposal.
func (a *author) reachesText(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	a.plan()
	a.writes("/start")
	for {
		m, err := a.next(ctx)
		if err != nil {
			return fmt.Errorf("author %d never comes to the text (%w); what is on the phone:\n%s", a.ID(), err, a.story())
		}
		if a.says(m, "ask_text") {
			return nil
		}
		a.read(m)
	}
}

// flood returns how long the slowest of 99 in 100 others waited, and how much the process
// grew.
func flood(t *testing.T) (late time.Duration, grown int64) {
	w := newWorld(t, simulator.Options{})
	all := make(chan struct{})
	var mu sync.Mutex
	asked, answered := map[int64]time.Time{}, map[int64]time.Duration{}
	w.phones.tell(func(call simulator.Call) {
		mu.Lock()
		defer mu.Unlock()
		if since, known := asked[call.Chat]; known && call.Method == "sendMessage" && answered[call.Chat] == 0 {
			if answered[call.Chat] = time.Since(since); len(answered) == floodOthers {
				close(all)
			}
		}
	})
	p := w.startPolling()
	flooder := newAuthor(w, 1, store.Russian, 1)
	if err := flooder.reachesText(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := p.memory()
	ctx, cancel := context.WithTimeout(t.Context(), floodLength)
	defer cancel()
	var writing sync.WaitGroup
	writing.Go(func() {
		pace := time.NewTicker(time.Second / floodRate)
		defer pace.Stop()
		for ctx.Err() == nil {
			flooder.Send(strings.Repeat("b", floodText))
			<-pace.C
		}
	})
	writing.Go(func() {
		pace := time.NewTicker(floodLength / (floodOthers + 1))
		defer pace.Stop()
		for id := range int64(floodOthers) {
			<-pace.C
			person := w.server.Person(1000+id, "Other", "kk")
			mu.Lock()
			asked[1000+id] = time.Now()
			mu.Unlock()
			person.Send("/start")
		}
	})
	writing.Wait()
	select {
	case <-all:
	case <-time.After(limit):
		t.Fatal("not all others are answered")
	}
	grown = p.memory() - before
	w.polled()
	p.terminate()
	waits := make([]time.Duration, 0, floodOthers)
	for _, wait := range answered {
		waits = append(waits, wait)
	}
	slices.Sort(waits)
	return waits[floodOthers*99/100-1], grown
}
