package main_test

import (
	"context"
	"maps"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"usynys/bot/simulator"
	"usynys/store"
)

// TestRestoreDrill makes a backup while people write, kills the bot and restores the
// backup elsewhere. Every proposal that had a number when the backup began must be there.
func TestRestoreDrill(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	first := w.run()
	writers := newWriters(w, 8)
	writers.start()
	writers.wait(8)
	before := writers.acknowledged()
	backup := filepath.Join(t.TempDir(), "backup.db")
	w.succeed("backup", "-o", backup)
	if made := w.backups(); len(made) != 0 {
		t.Errorf("a backup elsewhere left %q", made)
	}
	writers.wait(len(before) + 8) // the bot goes on after the backup
	first.kill()
	<-first.ended
	writers.stop()
	w.settled()

	p := w.operate("restore", backup)
	if code := p.exit(); code != failure {
		t.Errorf("a store was replaced without --force: exit code %d", code)
	}
	t.Log(w.succeed("restore", "--force", backup))
	report := w.verify()
	if report.OnHold != report.Outbox {
		t.Errorf("of %d messages %d are on hold", report.Outbox, report.OnHold)
	}
	there := map[string]string{}
	for _, row := range w.export() {
		there[row.Number] = row.Title
	}
	for number, title := range before {
		if there[number] != title {
			t.Errorf("%s is %q, it was acknowledged as %q", number, there[number], title)
		}
	}
	// People get answers again, and only messages on hold are left. The socket of the
	// killed bot does no harm.
	second := w.run()
	asked := w.phones.phone(1, "Newcomer", "kk")
	asked.Send("/start")
	w.wait("a newcomer is answered", func() bool { return w.calls("sendMessage", 1) > 0 })
	w.polled()
	w.succeed("backup")
	second.terminate()
	if after := w.verify(); after.OnHold > report.OnHold || after.Outbox != after.OnHold {
		t.Errorf("%d messages wait, %d on hold, %d were", after.Outbox, after.OnHold, report.OnHold)
	}
	if made := w.backups(); len(made) != 1 {
		t.Errorf("the backups are %q", made)
	}
	t.Logf("%d proposals acknowledged before the backup, %d in it, %d messages on hold", len(before), len(there), report.OnHold)
}

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
		w.talking.Go(func() { _ = author.converse(ctx) }) // it returns an error when it is stopped
	}
	w.stop = func() {
		cancel()
		w.talking.Wait()
	}
	w.Cleanup(w.stop)
}

// acknowledged has every number that an author has read, with its title.
func (w *writers) acknowledged() map[string]string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.numbers)
}

// wait waits until this many proposals have a number.
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
