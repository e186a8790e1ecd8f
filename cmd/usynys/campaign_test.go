package main_test

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"usynys/store"
)

// campaign has the people who write to a bot that is killed or disturbed, and what they
// know in the end: the oracle that the bot is compared with.
type campaign struct {
	*world
	limit     time.Duration
	authors   []*author
	moderator *moderator
	// each is the least number of proposals of an author.
	each int
	// over is set when the disturbance is over and authors may stop.
	over atomic.Bool
	sent chan struct{}
	// repeats counts the messages that came more than once.
	repeats int
}

func newCampaign(w *world, people, each int, chance uint64) *campaign {
	c := &campaign{
		world: w, limit: limit, each: each,
		sent: make(chan struct{}, 1<<20), // large enough that no author waits for the moderator
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

// more reports whether an author writes another proposal.
func (c *campaign) more(written int) bool {
	return written < c.each || !c.over.Load()
}

// through lets all people write while lives starts and ends bots, until each has every
// answer, and then compares. lives returns the last bot, which goes on.
func (c *campaign) through(lives func(context.Context) *process) {
	c.Helper()
	last := c.run(lives)
	c.polled()
	last.terminate()
	c.check()
}

// quiet makes the bot log warnings and errors only.
const quiet = "USYNYS_LOG_LEVEL=warn"

// survives requires that the bot which begin starts ends by itself, and that another goes
// on. Authors do not stop before, so a bot that does not end is found.
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
				cancel() // one error is enough
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
