package poller

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"usynys/bot/crash"
	"usynys/bot/dialog"
	"usynys/bot/engine"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// Handle decides on a batch of updates in one transaction, with the next offset in it, and
// returns the number of the first update. An error means that the store failed and the
// program has to stop.
func (p *Poller) Handle(ctx context.Context, raws []json.RawMessage) (first int64, err error) {
	updates := make([]dialog.Update, len(raws))
	for i, raw := range raws {
		updates[i] = p.decode(raw)
	}
	toasts, err := p.decide(ctx, updates, func(tx store.Tx) error { return confirm(tx, updates) })
	if err != nil {
		return 0, err
	}
	p.committed(updates, toasts)
	return updates[0].Mark.ID, nil
}

// RetryQuarantined handles the updates that the operator put back, in order. Each leaves
// quarantine in the transaction that decides on it, so that a stop handles none twice.
// Presses get no toast: they were answered when they came.
func (p *Poller) RetryQuarantined(ctx context.Context) error {
	retried := map[int64][]dialog.Update{}
	var ids []int64
	err := p.Store.View(ctx, func(r store.Reader) error {
		all, err := r.Quarantined()
		slices.SortStableFunc(all, func(a, b store.QuarantinedUpdate) int { return a.At.Compare(b.At) })
		for _, kept := range all {
			if !kept.Retry {
				continue
			}
			update := p.decode(kept.Raw)
			update.Retried = true
			if retried[kept.UpdateID] == nil {
				ids = append(ids, kept.UpdateID)
			}
			retried[kept.UpdateID] = append(retried[kept.UpdateID], update)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("read which updates to handle again: %w", err)
	}
	for _, id := range ids {
		if _, err := p.decide(ctx, retried[id], func(tx store.Tx) error { return tx.DropQuarantined(id) }); err != nil {
			return err
		}
		p.committed(retried[id], nil)
	}
	if len(ids) > 0 {
		p.Log.Info("updates out of quarantine were handled again", "updates", len(ids))
	}
	return nil
}

func (p *Poller) decode(raw []byte) dialog.Update {
	update := client.Decoder{BotName: p.Engine.BotName()}.Decode(raw)
	if update.DecodeErr != nil {
		p.logBroken(update)
	}
	return update
}

// decide decides on updates in one transaction that begins with another write. When an
// update can't be handled, the transaction is rolled back and run again with that update
// marked for the quarantine; likewise when one is rejected after a write, to show only the
// problem.
func (p *Poller) decide(ctx context.Context, updates []dialog.Update, begin func(store.Tx) error) (toasts []engine.Toast, err error) {
	for {
		failed := -1
		err := p.Store.Update(ctx, func(tx store.Tx) error {
			toasts, failed = toasts[:0], -1
			if err := begin(tx); err != nil {
				return err
			}
			now := p.Now()
			for i, update := range updates {
				toast, err := p.Engine.Decide(tx, update, now)
				if err != nil {
					failed = i
					return err
				}
				crash.At(crash.InTransaction)
				if toast != nil {
					toasts = append(toasts, *toast)
				}
			}
			crash.At(crash.BeforeCommit)
			return nil
		})
		switch {
		case err == nil:
			crash.At(crash.AfterCommit)
			return toasts, nil
		case failed < 0 || updates[failed].DecodeErr != nil || ctx.Err() != nil:
			return nil, fmt.Errorf("store a batch of %d updates: %w", len(updates), err)
		}
		if problem := dialog.ProblemOf(err); problem != nil && updates[failed].Rejected == nil {
			updates[failed].Rejected = problem
			continue
		}
		updates[failed].DecodeErr = err
		p.logBroken(updates[failed])
	}
}

// committed wakes the sender and the clock, counts the updates and answers the presses.
func (p *Poller) committed(updates []dialog.Update, toasts []engine.Toast) {
	p.Committed()
	for _, update := range updates {
		p.Observer.Received(update.Input.Kind)
	}
	for _, toast := range toasts {
		crash.At(crash.BeforeAnswer)
		p.Answers.Answer(toast.Callback, toast.Text)
	}
}

func (p *Poller) logBroken(update dialog.Update) {
	p.Log.Error("an update could not be handled and is put into quarantine, see `usynys quarantine`",
		"update", update.Mark.ID, "error", update.DecodeErr)
}

// confirm stores the next offset: the number after the last update, even if that is
// lower than before, because Telegram's numbers start again after an idle week. Updates
// whose number can't be read are skipped.
func confirm(tx store.Tx, updates []dialog.Update) error {
	for _, update := range slices.Backward(updates) {
		if update.Mark.ID != 0 {
			return tx.SetNextOffset(update.Mark.ID + 1)
		}
	}
	return nil
}
