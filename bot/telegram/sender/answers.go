package sender

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"usynys/bot/telegram/client"
)

// An answer to a press is worth little: the phone waits a few seconds for it, and
// what counts is on the card.
const (
	parallelAnswers = 16
	answersKept     = 1024
	answerAge       = 10 * time.Second
)

// Answers answers presses on buttons, as well as it can: nothing is stored, and
// what comes too late or too often is dropped.
type Answers struct {
	client *client.Client
	log    *slog.Logger
	queue  chan answer
	// ctx ends with Close.
	ctx     context.Context
	close   context.CancelFunc
	start   sync.Once
	workers sync.WaitGroup
}

type answer struct {
	callback, text string
	since          time.Time
}

// NewAnswers makes the answerer. It works from the first answer on until it is
// closed.
func NewAnswers(api *client.Client, log *slog.Logger) *Answers {
	ctx, cancel := context.WithCancel(context.Background())
	return &Answers{client: api, log: log, queue: make(chan answer, answersKept), ctx: ctx, close: cancel}
}

// Answer answers a press, with a text or with an empty one. It never blocks.
func (a *Answers) Answer(callback, text string) {
	a.start.Do(func() {
		for range parallelAnswers {
			a.workers.Go(a.work)
		}
	})
	select {
	case a.queue <- answer{callback: callback, text: text, since: time.Now()}:
	default:
		a.log.Debug("an answer to a press is dropped: too many wait")
	}
}

// Close gives up what has not been answered.
func (a *Answers) Close() {
	a.close()
	a.workers.Wait()
}

func (a *Answers) work() {
	for {
		select {
		case <-a.ctx.Done():
			return
		case next := <-a.queue:
			a.give(next)
		}
	}
}

func (a *Answers) give(next answer) {
	ctx, cancel := context.WithDeadline(a.ctx, next.since.Add(answerAge))
	defer cancel()
	if err := a.client.AnswerCallback(ctx, next.callback, next.text); err != nil {
		a.log.Debug("a press could not be answered", "error", err)
	}
}
