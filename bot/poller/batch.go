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

// Handle decides on a batch of updates in one transaction, with the next offset in it.
// When an update can't be handled, the transaction is rolled back and run again with that
// update marked for the quarantine; likewise when one is rejected after a write, to show
// only the problem. Handle returns the number of the first update. An error means that
// the store failed and the program has to stop.
func (p *Poller) Handle(ctx context.Context, raws []json.RawMessage) (first int64, err error) {
	decoder := client.Decoder{BotName: p.Engine.BotName()}
	updates := make([]dialog.Update, len(raws))
	for i, raw := range raws {
		updates[i] = decoder.Decode(raw)
		if updates[i].DecodeErr != nil {
			p.logBroken(updates[i])
		}
	}
	for {
		failed := -1
		var toasts []engine.Toast
		err := p.Store.Update(ctx, func(tx store.Tx) error {
			toasts, failed = toasts[:0], -1
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
			err := confirm(tx, updates)
			crash.At(crash.BeforeCommit)
			return err
		})
		switch {
		case err == nil:
			crash.At(crash.AfterCommit)
			p.committed(updates, toasts)
			return updates[0].Mark.ID, nil
		case failed < 0 || updates[failed].DecodeErr != nil || ctx.Err() != nil:
			return 0, fmt.Errorf("store a batch of %d updates: %w", len(updates), err)
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
