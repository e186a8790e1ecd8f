package main_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"text/tabwriter"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// load is how the two programs are measured: how many people write at once, for how
// many conversations, and how long Telegram takes for a call.
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

// cost is what a program took for a load.
type cost struct {
	cpu           float64 // µs an update
	rate          float64 // conversations a second
	p50, p99      float64 // ms from what a person does to the reply
	commits       float64 // a conversation
	answered      float64 // of the presses of a conversation, those that were answered
	presses, peak float64 // a conversation; MB of RssAnon
}

const besideRounds = 3

// BenchmarkBesideSameCalls measures the bot beside a program that makes the same calls
// and stores nothing, by turns, and prints the medians.
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

// measureCost runs a program under a load: the bot, or the one that replays a script.
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
	t.converse(1_000_000, min(load.people, inFlight), min(load.people, inFlight)) // so that everything is set up
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
	time.Sleep(load.latency + 200*time.Millisecond) // what goes out after the last reply
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

// watchMemory looks at the memory of the process until it is stopped.
func (p *process) watchMemory() (peak *atomic.Int64, stop func()) {
	peak = &atomic.Int64{}
	ctx, cancel := context.WithCancel(p.Context())
	var watching sync.WaitGroup
	watching.Go(func() {
		for ctx.Err() == nil {
			peak.Store(max(peak.Load(), p.memory()))
			time.Sleep(50 * time.Millisecond)
		}
	})
	return peak, func() { cancel(); watching.Wait() }
}

// timing measures how long people wait for a reply.
type timing struct {
	*world
	updates, answers atomic.Int64
	mu               sync.Mutex
	waiting          map[int64]time.Time // by chat, since when
	waited           []time.Duration
}

func newTiming(w *world) *timing {
	t := &timing{world: w, waiting: map[int64]time.Time{}}
	w.phones.tellFirst(func(call simulator.Call) {
		switch call.Method {
		case "answerCallbackQuery":
			t.answers.Add(1)
		case "sendMessage", "editMessageText":
			t.replied(call.Chat)
		}
	})
	return t
}

func (t *timing) replied(chat int64) {
	now := time.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	if since, waits := t.waiting[chat]; waits {
		t.waited = append(t.waited, now.Sub(since))
		delete(t.waiting, chat)
	}
}

func (t *timing) asked(chat int64) {
	now := time.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[chat] = now
}

func (t *timing) reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waited = nil
	t.updates.Store(0)
	t.answers.Store(0)
}

func (t *timing) percentile(percent int) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	slices.Sort(t.waited)
	return float64(t.waited[min(len(t.waited)-1, len(t.waited)*percent/100)].Microseconds()) / 1000
}

// converse has a number of conversations, so many at a time.
func (t *timing) converse(firstID int64, conversations, people int) {
	t.Helper()
	ctx, cancel := contextFor(t.world, 5*limit)
	defer cancel()
	next := make(chan int64, conversations)
	for i := range int64(conversations) {
		next <- firstID + i
	}
	close(next)
	var talking sync.WaitGroup
	for range people {
		talking.Go(func() {
			for id := range next {
				if err := t.author(id).propose(ctx); err != nil {
					t.Error(err)
				}
			}
		})
	}
	talking.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// pressesEach is how many buttons an author of these measures presses.
const pressesEach = 8

// author returns an author whose conversation is that of all others but for the id.
func (t *timing) author(id int64) *author {
	a := newAuthor(t.world, id, store.Kazakh, 7)
	a.random = rand.New(rand.NewPCG(7, 7))
	a.acting = func() { t.asked(id) }
	a.acted = &t.updates
	a.current = &proposal{
		title: "Ауылға кітапхана керек " + strconv.FormatInt(id, 10),
		parts: []string{fmt.Sprintf("Біздің ауылда кітапхана жоқ, <балаларға> & үлкендерге керек.\nНужна всем. %d", id)},
	}
	return a
}

// record notes the calls that answer each update of a conversation, and returns the
// file in which they are.
func record(b *testing.B) string {
	b.Helper()
	type call struct {
		Method string            `json:"method"`
		Params map[string]string `json:"params"`
		Target int               `json:"target"`
	}
	w := newWorld(b, simulator.Options{Latency: 20 * time.Millisecond})
	p := w.run("USYNYS_LOG_LEVEL=error")
	t := newTiming(w)
	w.polled()
	var mu sync.Mutex
	var script [][]call
	var sent []int64
	w.phones.tellFirst(func(made simulator.Call) {
		mu.Lock()
		defer mu.Unlock()
		toPerson := made.Chat != 0 || made.Method == "answerCallbackQuery" || strings.Contains(made.Params["scope"], "chat_id")
		if len(script) == 0 || !toPerson {
			return
		}
		noted := call{Method: made.Method, Params: map[string]string{}}
		for name, value := range made.Params {
			switch name {
			case "chat_id", "callback_query_id", "scope":
			case "message_id":
				id, _ := strconv.ParseInt(value, 10, 64)
				noted.Target = 1 + slices.Index(sent, id)
			default:
				noted.Params[name] = value
			}
		}
		if made.Method == "sendMessage" {
			sent = append(sent, made.MessageID)
		}
		script[len(script)-1] = append(script[len(script)-1], noted)
	})
	a := t.author(1_000_000)
	a.acting = func() {
		mu.Lock()
		defer mu.Unlock()
		script = append(script, nil)
	}
	ctx, cancel := contextFor(w, limit)
	defer cancel()
	if err := a.propose(ctx); err != nil {
		b.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond) // what goes out after the last reply
	p.terminate()
	mu.Lock()
	defer mu.Unlock()
	// What does not answer the person comes after what does.
	for _, calls := range script {
		slices.SortStableFunc(calls, func(x, y call) int { return cmp.Compare(urgency(x.Method), urgency(y.Method)) })
	}
	content, err := json.Marshal(script)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "calls.json")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		b.Fatal(err)
	}
	count := 0
	for _, calls := range script {
		count += len(calls)
	}
	fmt.Printf("a conversation: %d updates, %d calls\n", len(script), count)
	return path
}

// urgency orders the calls of an update as a program would that stores nothing.
func urgency(method string) int {
	switch method {
	case "answerCallbackQuery":
		return 0
	case "sendMessage", "editMessageText":
		return 1
	}
	return 2
}
