package telemetry

import (
	"context"
	"errors"
	"fmt"
	"time"

	"usynys/store"
)

// NotReady returns why the bot is not ready, "" if it is: no commit may hang, the store
// must be readable, and Telegram must have answered a poll within two poll timeouts.
func (m *Metrics) NotReady(ctx context.Context) string {
	// First, without reading the store, which would hang as well.
	if age := m.transactionAge(); age > commitTimeout {
		return fmt.Sprintf("the disk does not answer: a transaction has not become durable for %s", age.Round(time.Second))
	}
	looking, cancel := context.WithTimeout(ctx, viewTimeout)
	defer cancel()
	switch err := m.store.View(looking, func(store.Reader) error { return nil }); {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("the disk does not answer: nothing could be read within %s", viewTimeout)
	case err != nil:
		return "the store can't be read, see the log"
	}
	last := m.lastPoll.Load()
	if last == 0 {
		return "Telegram has not answered a poll yet"
	}
	if since := m.now().Sub(time.Unix(0, last)); since > 2*m.pollTimeout {
		return fmt.Sprintf("Telegram has not answered a poll for %s", since.Round(time.Second))
	}
	return ""
}
