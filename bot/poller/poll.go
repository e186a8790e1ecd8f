package poller

import (
	"context"
	"time"

	"usynys/bot/crash"
	"usynys/store"
)

// Poll handles what the operator put back out of quarantine, then asks Telegram for
// updates and handles them, until ctx ends. Telegram
// forgets an update only when the next one is asked for, and that is asked only
// after the commit, so that a crash anywhere brings the update again.
func (p *Poller) Poll(ctx context.Context) error {
	if err := p.RetryQuarantined(ctx); err != nil {
		return err
	}
	failures := p.newRetryLog("poll")
	first := int64(0)
	for ctx.Err() == nil {
		offset, err := p.nextOffset(ctx)
		if err != nil {
			return err
		}
		crash.At(crash.BeforePoll)
		raws, err := p.Client.GetUpdates(ctx, offset)
		if err != nil {
			if err := p.handlePollError(ctx, failures, err); err != nil {
				return err
			}
			continue
		}
		failures.Reset()
		p.Observer.Polled()
		if len(raws) == 0 {
			continue
		}
		crash.At(crash.AfterPoll)
		before := first
		if first, err = p.Handle(ctx, raws); err != nil {
			return err
		}
		if first == before {
			// Telegram brings again what was confirmed, as it may after its numbers have
			// started again: this keeps the loop from spinning.
			if err := p.wait(ctx, time.Second); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Poller) nextOffset(ctx context.Context) (offset int64, err error) {
	err = p.Store.View(ctx, func(r store.Reader) error {
		offset, err = r.NextOffset()
		return err
	})
	return offset, err
}
