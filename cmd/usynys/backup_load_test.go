package main_test

import (
	"context"
	"maps"
	"sync"
	"time"

	"usynys/store"
)

// writers are people who write one proposal after the other.
type writers struct {
	*world
	authors []*author
	ctx     context.Context
	stop    context.CancelFunc
	talking sync.WaitGroup

	mu      sync.Mutex
	numbers map[string]string
	news    chan struct{}
}

func newWriters(w *world, people int) *writers {
	all := &writers{world: w, numbers: map[string]string{}, news: make(chan struct{}, 1<<16)}
	for i := range people {
		author := newAuthor(w, int64(1001+i), store.Languages()[i%2], 7)
		author.more = func(int) bool { return true }
		author.confirmed = func() {
			last := author.sent[len(author.sent)-1]
			all.mu.Lock()
			all.numbers[last.number] = last.title
			all.mu.Unlock()
			all.news <- struct{}{}
		}
		all.authors = append(all.authors, author)
	}
	return all
}

func (w *writers) start() {
	ctx, cancel := context.WithCancel(w.Context())
	w.ctx = ctx
	for _, author := range w.authors {
		w.talking.Go(func() { _ = author.converse(ctx) }) // it ends when they are stopped
	}
	w.stop = func() {
		cancel()
		w.talking.Wait()
	}
	w.Cleanup(w.stop)
}

// acknowledged is every number that somebody has read, with the title it is for.
func (w *writers) acknowledged() map[string]string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.numbers)
}

// wait waits until so many proposals have a number.
func (w *writers) wait(proposals int) {
	w.Helper()
	ended := time.After(limit)
	for len(w.acknowledged()) < proposals {
		select {
		case <-w.news:
		case <-ended:
			w.Fatalf("only %d proposals were acknowledged", len(w.acknowledged()))
		}
	}
}
