package main_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"text/tabwriter"
	"time"

	"usynys/bot/simulator"
)

// load is one measurement: people who write at once, conversations, and the latency of
// Telegram.
type load struct {
	name                  string
	people, conversations int
	latency               time.Duration
}

var loads = []load{
	{name: "64 people", people: inFlight, conversations: 8 * inFlight},
	{name: "64 people, 50 ms a call", people: inFlight, conversations: 4 * inFlight, latency: crowdLatency},
	{name: "1,000 people, 50 ms a call", people: crowd, conversations: 3 * crowd / 2, latency: crowdLatency},
	{name: "one person at a time", people: 1, conversations: 40},
}

// cost is what a program spent on a load.
type cost struct {
	cpu           float64 // µs an update
	rate          float64 // conversations a second
	p50, p99      float64 // ms from what a person does to the reply
	commits       float64 // a conversation
	answered      float64 // the share of presses that were answered
	presses, peak float64 // a conversation; MB of RssAnon
}

const besideRounds = 3

// BenchmarkBesideSameCalls measures the bot and a program that makes the same calls and
// stores nothing, in alternation, and prints the medians.
//
//	go test ./cmd/usynys -run '^$' -bench BesideSameCalls -benchtime 1x
func BenchmarkBesideSameCalls(b *testing.B) {
	needsLinux(b)
	script := record(b)
	for _, load := range loads {
		b.Run(load.name, func(b *testing.B) {
			for b.Loop() {
				var bot, same []cost
				for range besideRounds {
					bot = append(bot, measureCost(b, load, ""))
					same = append(same, measureCost(b, load, script))
				}
				printBeside(load.name, bot, same)
			}
		})
	}
}

func printBeside(name string, bot, same []cost) {
	table := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintf(table, "\n%s\tbot\tsame calls\tratio\n", name)
	for _, row := range []struct {
		what string
		of   func(cost) float64
	}{
		{"CPU an update, µs", func(c cost) float64 { return c.cpu }},
		{"conversations/s", func(c cost) float64 { return c.rate }},
		{"reply p50, ms", func(c cost) float64 { return c.p50 }},
		{"reply p99, ms", func(c cost) float64 { return c.p99 }},
		{"syncs a conversation", func(c cost) float64 { return 2 * c.commits }},
		{"presses not answered, a conversation", func(c cost) float64 { return c.presses - c.answered }},
		{"RssAnon, MB", func(c cost) float64 { return c.peak }},
	} {
		ours, theirs := median(bot, row.of), median(same, row.of)
		fmt.Fprintf(table, "%s\t%.1f\t%.1f\t%.2f x\n", row.what, ours, theirs, ours/theirs)
	}
	_ = table.Flush()
}

func median(costs []cost, of func(cost) float64) float64 {
	sorted := slices.SortedFunc(slices.Values(costs), func(a, b cost) int { return cmp.Compare(of(a), of(b)) })
	return of(sorted[len(sorted)/2])
}

// measureCost runs a program under a load: the bot, or the replay of a script.
func measureCost(b *testing.B, load load, script string) cost {
	b.Helper()
	w := newWorld(b, simulator.Options{KeepCalls: 1, Latency: load.latency})
	var p *process
	if script == "" {
		p = w.run("USYNYS_LOG_LEVEL=error")
	} else {
		path, err := exec.LookPath("samecalls")
		if err != nil {
			b.Fatal(err)
		}
		p = startBinary(b, path, append(w.environment(), "SAME_CALLS="+script))
	}
	t := newTiming(w)
	t.converse(1_000_000, min(load.people, inFlight), min(load.people, inFlight)) // a warm-up
	t.reset()
	before := p.cpu()
	var transactions uint64
	if script == "" {
		transactions = w.transactions()
	}
	peak, stop := p.watchMemory()
	began := time.Now()
	t.converse(2_000_000, load.conversations, load.people)
	took := time.Since(began)
	w.polled()
	<-time.After(load.latency + 200*time.Millisecond) // for what is sent after the last reply
	stop()
	conversations := float64(load.conversations)
	c := cost{
		cpu:      float64((p.cpu() - before).Microseconds()) / float64(t.updates.Load()),
		rate:     conversations / took.Seconds(),
		answered: float64(t.answers.Load()) / conversations, presses: pressesEach,
		peak: float64(peak.Load()) / (1 << 20),
	}
	c.p50, c.p99 = t.percentile(50), t.percentile(99)
	if script == "" {
		c.commits = float64(w.transactions()-transactions) / conversations
	}
	p.kill()
	<-p.ended
	return c
}

// watchMemory samples the memory of the process until it is stopped.
func (p *process) watchMemory() (peak *atomic.Int64, stop func()) {
	peak = &atomic.Int64{}
	ctx, cancel := context.WithCancel(p.Context())
	var watching sync.WaitGroup
	watching.Go(func() {
		for ctx.Err() == nil {
			peak.Store(max(peak.Load(), p.memory()))
			select {
			case <-ctx.Done():
			case <-time.After(50 * time.Millisecond):
			}
		}
	})
	return peak, func() { cancel(); watching.Wait() }
}
