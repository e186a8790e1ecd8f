package main_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

var (
	kills  = flag.Int("kills", 30, "how often the bot is killed")
	people = flag.Int("people", 30, "how many young people write to it meanwhile")
	seed   = flag.Uint64("seed", 0, "what chance depends on; 0 for another one each time")
)

// TestKill kills the bot again and again while many people write to it, and
// requires of the whole what FAULTS.md promises: nothing is lost, nothing happens
// twice, and a kill repeats at most one message a chat.
//
//	go test ./cmd/usynys -run TestKill -kills 3000 -timeout 1h
func TestKill(t *testing.T) {
	chance := *seed
	if chance == 0 {
		chance = rand.Uint64()
	}
	t.Logf("repeat this with -seed %d -kills %d -people %d", chance, *kills, *people)
	w := newWorld(t, simulator.Options{})
	campaign := &campaign{world: w, random: rand.New(rand.NewPCG(chance, 0)), limit: 45*time.Second + time.Duration(*kills)*time.Second}
	campaign.gather(chance)
	began := time.Now()
	last := campaign.run()
	t.Logf("%v a kill", time.Since(began)/time.Duration(max(*kills, 1)))
	w.polled()
	last.terminate()
	campaign.check()
}

// campaign is everybody who writes to a bot that is being killed.
type campaign struct {
	*world
	random    *rand.Rand
	limit     time.Duration
	authors   []*author
	moderator *moderator
	// over is set when the bot has been killed often enough.
	over    atomic.Bool
	sent    chan struct{}
	resting atomic.Int64
	// repeats counts the messages that came more than once.
	repeats int
}

// proposalsEach is how many proposals everybody writes at least.
const proposalsEach = 2

func (c *campaign) gather(chance uint64) {
	c.sent = make(chan struct{}, 1<<20) // room for all, so that nobody waits for the moderator
	c.moderator = newModerator(c.world, chance, c.sent)
	for i := range *people {
		language := store.Languages()[i%2]
		author := newAuthor(c.world, int64(1001+i), language, chance)
		author.answers = true
		author.confirmed = func() { c.sent <- struct{}{} }
		author.more = func(written int) bool {
			if written < proposalsEach || !c.over.Load() {
				return true
			}
			if c.resting.Add(1) == int64(*people) {
				close(c.sent)
			}
			return false
		}
		c.authors = append(c.authors, author)
	}
}

// run lets everybody write while the bot is killed, until all is said and done. It
// returns the bot's last life.
func (c *campaign) run() *process {
	ctx, cancel := context.WithTimeout(c.Context(), c.limit)
	defer cancel()
	failures := make(chan error, len(c.authors)+1)
	var talking sync.WaitGroup
	talk := func(conversation func(context.Context) error) {
		talking.Go(func() {
			if err := conversation(ctx); err != nil {
				failures <- err
				cancel() // One is enough to read.
			}
		})
	}
	talk(c.moderator.decide)
	for _, author := range c.authors {
		talk(author.converse)
	}
	reaper := newReaper(c.world, c.random)
	for range *kills {
		reaper.takeLife(ctx)
	}
	c.over.Store(true)
	last := reaper.begin(0)
	talking.Wait()
	if len(failures) > 0 {
		c.Fatalf("%d of %d people are stuck, one of them: %v", len(failures), cap(failures), <-failures)
	}
	return last
}

// reaper kills the bot at a call.
type reaper struct {
	*world
	random  *rand.Rand
	mu      sync.Mutex
	process *process
	// left counts the calls until the kill, 0 for no kill.
	left int
}

func newReaper(w *world, random *rand.Rand) *reaper {
	r := &reaper{world: w, random: random}
	w.phones.tell(r.heard)
	return r
}

// takeLife starts the bot and kills it at a call that chance names: in half of the
// lives soon, while what the life before left behind is being sent.
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

// heard is called when a call has had its effect and before the bot is told.
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
