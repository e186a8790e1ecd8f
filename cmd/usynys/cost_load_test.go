package main_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// timing measures how long people wait for a reply.
type timing struct {
	*world
	updates, answers atomic.Int64
	mu               sync.Mutex
	waiting          map[int64]time.Time // by chat, the start of the wait
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

// converse runs a number of conversations, several at a time.
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

// pressesEach is how many buttons an author of these measurements presses.
const pressesEach = 8

// author returns an author whose conversation differs from the others by the id only.
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

// record writes the calls that answer each update of a conversation to a file and returns
// its path.
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
	<-time.After(500 * time.Millisecond) // for what is sent after the last reply
	p.terminate()
	mu.Lock()
	defer mu.Unlock()
	// Calls that do not answer the person come last.
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

// urgency returns the order of a call of an update in a program that stores nothing.
func urgency(method string) int {
	switch method {
	case "answerCallbackQuery":
		return 0
	case "sendMessage", "editMessageText":
		return 1
	}
	return 2
}
