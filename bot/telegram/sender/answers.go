package sender

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"usynys/bot/telegram/client"
)

// A phone waits a few seconds for the answer to a press, and what counts is on the
// card: an answer may be lost.
const (
	parallelAnswers = 64
	maxAnswers      = 4096
	maxAnswerAge    = 10 * time.Second
)

// Answers answers presses on buttons. Nothing is stored: an answer is dropped when
// [maxAnswers] wait or when it is older than [maxAnswerAge].
type Answers struct {
	client  *client.Client
	log     *slog.Logger
	queue   chan answer
	start   sync.Once
	stop    context.CancelFunc
	workers sync.WaitGroup
}

type answer struct {
	callback, text string
	since          time.Time
}

// NewAnswers returns an Answers that works from the first answer until it is closed.
func NewAnswers(api *client.Client, log *slog.Logger) *Answers {
	return &Answers{client: api, log: log, queue: make(chan answer, maxAnswers), stop: func() {}}
}

// Answer answers a press. The text may be empty. It never blocks.
func (a *Answers) Answer(callback, text string) {
	a.start.Do(func() {
		var ctx context.Context
		ctx, a.stop = context.WithCancel(context.Background())
		for range parallelAnswers {
			a.workers.Go(func() { a.work(ctx) })
		}
	})
	select {
	case a.queue <- answer{callback: callback, text: text, since: time.Now()}:
	default:
		a.log.Debug("an answer to a press is dropped: too many wait")
	}
}

// Close drops the answers that wait and returns when all workers have ended.
func (a *Answers) Close() {
	a.start.Do(func() {})
	a.stop()
	a.workers.Wait()
}

func (a *Answers) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case next := <-a.queue:
			a.send(ctx, next)
		}
	}
}

func (a *Answers) send(ctx context.Context, next answer) {
	ctx, cancel := context.WithDeadline(ctx, next.since.Add(maxAnswerAge))
	defer cancel()
	if err := a.client.AnswerCallback(ctx, next.callback, next.text); err != nil {
		a.log.Debug("a press could not be answered", "error", err)
	}
}
