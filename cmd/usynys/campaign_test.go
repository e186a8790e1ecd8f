package main_test

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"usynys/store"
)

// campaign is everybody who writes to a bot that has a hard life, and what they
// know about it in the end: the oracle that the bot is compared with.
type campaign struct {
	*world
	limit     time.Duration
	authors   []*author
	moderator *moderator
	// each is how many proposals everybody writes at least.
	each int
	// over is set when the worst is over, and everybody may come to an end.
	over atomic.Bool
	sent chan struct{}
	// repeats counts the messages that came more than once.
	repeats int
}

func newCampaign(w *world, people, each int, chance uint64) *campaign {
	c := &campaign{
		world: w, limit: limit, each: each,
		sent: make(chan struct{}, 1<<20), // room for all, so that nobody waits for the moderator
	}
	c.moderator = newModerator(w, chance, c.sent)
	for i := range people {
		author := newAuthor(w, int64(1001+i), store.Languages()[i%2], chance)
		author.answers = true
		author.confirmed = func() { c.sent <- struct{}{} }
		author.more = c.more
		c.authors = append(c.authors, author)
	}
	return c
}

// more says whether an author writes another proposal.
func (c *campaign) more(written int) bool {
	return written < c.each || !c.over.Load()
}

// through has everybody write while the bot leads its lives, until all is said and
// done, and then compares. The function lives returns the last life, which goes on.
func (c *campaign) through(lives func(context.Context) *process) {
	c.Helper()
	last := c.run(lives)
	c.polled()
	last.terminate()
	c.check()
}

// quiet lets the bot log what is wrong and nothing else.
const quiet = "USYNYS_LOG_LEVEL=warn"

// survives has the bot end by itself in the life that begin begins, and go on in
// another. Nobody comes to an end before, so that a bot which lives on is found out.
func (c *campaign) survives(begin func() *process, inspect func(dead *process)) {
	c.Helper()
	c.through(func(ctx context.Context) *process {
		c.phones.begin()
		mortal := begin()
		select {
		case <-mortal.ended:
		case <-ctx.Done():
			c.Fatal("the bot lives on")
		}
		c.settled()
		inspect(mortal)
		c.over.Store(true)
		c.phones.begin()
		return c.world.run(quiet)
	})
}

func (c *campaign) run(lives func(context.Context) *process) *process {
	c.Helper()
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
	var writing sync.WaitGroup
	for _, author := range c.authors {
		writing.Add(1)
		talk(func(ctx context.Context) error {
			defer writing.Done()
			return author.converse(ctx)
		})
	}
	talking.Go(func() {
		writing.Wait()
		close(c.sent)
	})
	last := lives(ctx)
	talking.Wait()
	if len(failures) > 0 {
		c.Fatalf("%d of %d people are stuck, one of them: %v", len(failures), cap(failures), <-failures)
	}
	return last
}
