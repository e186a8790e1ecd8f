package main_test

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// chaosPeople write one proposal each, in waves. Each sends about 14 updates.
var chaosPeople = flag.Int("chaos", 240, "how many people write while one call in seven fails")

const chaosWave = 240

// TestChaos lets about one call in seven fail at random, each kind of failure with its
// own probability. Nothing may be lost, each person gets their messages in order, and
// only calls with an ambiguous answer may be repeated.
//
//	go test ./cmd/usynys -run TestChaos -chaos 720 -v
func TestChaos(t *testing.T) {
	t.Parallel() // it mostly waits
	chance := *seed
	if chance == 0 {
		chance = rand.Uint64()
	}
	t.Logf("repeat this with -seed %d", chance)
	w := newWorld(t, simulator.Options{Seed: chance})
	p := w.startPolling()
	for _, fault := range []struct {
		reaction simulator.Reaction
		chance   float64
	}{
		{simulator.TooManyRequests(1), 0.05},
		{simulator.ServerError(500), 0.05},
		{simulator.CutAfter(), 0.02},
		{simulator.HTMLPage(502), 0.01},
		{simulator.TruncatedJSON(), 0.01},
		{simulator.CutAfter().After(2 * time.Second), 0.01}, // hangs, then is cut
	} {
		w.server.Break(simulator.Target{Chance: fault.chance}, fault.reaction)
	}
	began := time.Now()
	var authors []*author
	for len(authors) < *chaosPeople {
		wave := make([]*author, min(chaosWave, *chaosPeople-len(authors)))
		for i := range wave {
			wave[i] = newAuthor(w, int64(1001+len(authors)+i), store.Languages()[i%2], chance)
		}
		w.converse(wave...)
		authors = append(authors, wave...)
	}
	took := time.Since(began)
	ambiguous := 0
	for _, call := range w.server.Calls() {
		if call.Accepted && call.Status != 200 || call.Status == 0 {
			ambiguous++
		}
	}
	w.server.Repair()
	w.polled()
	p.terminate()
	w.exportedOnce(authors...)
	repeats := 0
	for _, author := range authors {
		author.catchUp()
		for _, sent := range author.sent {
			repeats += len(sent.receipts) - 1
		}
		for _, strange := range author.strange {
			t.Errorf("author %d: %s", author.ID(), strange)
		}
	}
	if repeats > ambiguous {
		t.Errorf("%d receipts were repeated, and only %d answers were ambiguous", repeats, ambiguous)
	}
	if report := w.emptied(); report.DeadLetters+report.Outbox+report.Quarantined > 0 {
		t.Errorf("something is left: %+v", report)
	}
	t.Logf("%d people in %v, %d ambiguous answers, %d receipts repeated", len(authors), took.Round(time.Second), ambiguous, repeats)
}
