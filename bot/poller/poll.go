package poller

import (
	"context"
	"time"

	"usynys/bot/crash"
	"usynys/store"
)

// Poll handles the updates that the operator put back from quarantine, then asks Telegram
// for updates and handles them, until ctx ends. Telegram drops an update when the bot asks
// for the next one. The bot does so only after the commit: after a crash anywhere the
// update comes again.
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
			// Telegram may deliver confirmed updates again after its numbers have started
			// again: do not spin.
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
