package main_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"

	"usynys/bot/crash"
	"usynys/bot/simulator"
)

var (
	kills  = flag.Int("kills", 30, "how often the bot is killed")
	people = flag.Int("people", 30, "how many young people write to it meanwhile")
	seed   = flag.Uint64("seed", 0, "what chance depends on; 0 for another one each time")
)

// TestKill kills the bot again and again while many people write to it. Nothing may be
// lost, nothing may happen twice, and a kill repeats at most one message a chat.
// Meanwhile questions are asked and answered, and decisions are taken back before their
// authors hear of them.
//
//	go test ./cmd/usynys -run TestKill -kills 3000 -timeout 1h
func TestKill(t *testing.T) {
	chance := *seed
	if chance == 0 {
		chance = rand.Uint64()
	}
	t.Logf("repeat this with -seed %d -kills %d -people %d", chance, *kills, *people)
	w := newWorld(t, simulator.Options{})
	campaign := newCampaign(w, *people, 2, chance)
	campaign.limit += time.Duration(*kills) * time.Second
	reaper := newReaper(w, rand.New(rand.NewPCG(chance, 0)))
	began := time.Now()
	campaign.through(func(ctx context.Context) *process {
		for range *kills {
			reaper.takeLife(ctx)
		}
		campaign.over.Store(true)
		return reaper.begin(0)
	})
	if *kills >= 30 && (len(campaign.moderator.asked) == 0 || len(campaign.moderator.undone) == 0) {
		t.Error("nobody was asked anything, or nothing was taken back")
	}
	w.checked()
	t.Logf("%d kills, %v a kill", *kills, time.Since(began)/time.Duration(max(*kills, 1)))
}

// reaper kills the bot at a call.
type reaper struct {
	*world
	random  *rand.Rand
	mu      sync.Mutex
	process *process
	// left counts the calls until the kill; 0 is no kill.
	left int
}

func newReaper(w *world, random *rand.Rand) *reaper {
	r := &reaper{world: w, random: random}
	w.phones.tell(r.heard)
	return r
}

// takeLife starts the bot and kills it at a random call: in half of the cases early,
// while the rest of the outbox is being sent.
func (r *reaper) takeLife(ctx context.Context) {
	if ctx.Err() != nil {
		return
	}
	most := []int{15, 250}[r.random.IntN(2)]
	p := r.begin(1 + r.random.IntN(most))
	select {
	case <-p.ended:
	case <-ctx.Done():
		return
	}
	r.settled()
	if !p.killedBy(syscall.SIGKILL) {
		r.Fatalf("the bot ended by itself, %v:\n%s", p.command.ProcessState, newest(p.log.String()))
	}
}

func (r *reaper) begin(calls int) *process {
	r.phones.begin()
	p := r.run("USYNYS_LOG_LEVEL=warn")
	r.mu.Lock()
	defer r.mu.Unlock()
	r.process, r.left = p, calls
	return p
}

// heard is called when a call has had its effect and before the bot gets the answer.
func (r *reaper) heard(simulator.Call) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left == 0 {
		return
	}
	if r.left--; r.left == 0 {
		r.process.kill()
	}
}

// crashHits are the hits of each point that are tried: the first ten, in which people
// answer the first questions, and later ones, in which they write, send and decide.
var crashHits = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 17, 22, 28, 35, 45}

// TestCrashPoints kills the bot at each named moment, at its first hits and some later
// ones, and requires the same as TestKill.
//
//	go test ./cmd/usynys -run TestCrashPoints/after-commit:3
func TestCrashPoints(t *testing.T) {
	path, err := killableStore()
	if err != nil {
		t.Fatal(err)
	}
	for _, point := range crash.Points {
		for _, hit := range crashHits {
			moment := fmt.Sprintf("%s:%d", point, hit)
			t.Run(moment, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, simulator.Options{})
				newCampaign(w, 2, 1, uint64(hit)).survives(func() *process {
					return startBinary(w.TB, path, append(w.environment(), quiet, "USYNYS_CRASH="+moment), "run")
				}, func(dead *process) {
					if !dead.killedBy(syscall.SIGKILL) {
						t.Errorf("at %s the bot ended with %v:\n%s", moment, dead.command.ProcessState, newest(dead.log.String()))
					}
				})
			})
		}
	}
}

// TestReleaseHasNoCrashPoints requires that a released program ignores the variable that
// makes a test build kill itself.
func TestReleaseHasNoCrashPoints(t *testing.T) {
	for _, c := range []struct {
		binary func() (string, error)
		knows  bool
	}{{built, false}, {killableStore, true}} {
		path, err := c.binary()
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if knows := bytes.Contains(content, []byte("USYNYS_CRASH")); knows != c.knows {
			t.Errorf("%s knows the variable: %v", path, knows)
		}
	}
}
