package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"usynys/bot/crash"
	"usynys/bot/dialog"
	"usynys/store"
)

// handle decides on a whole batch of updates in one transaction, with the next
// offset in it. An update that can't be handled is put into quarantine: the
// transaction is rolled back, so that no half of it stays, and taken again with
// that update only set aside. It returns the number of the first update. An error
// means that the store failed, and that the program has to stop.
func (b *Bot) handle(ctx context.Context, raws []json.RawMessage) (first int64, err error) {
	updates := make([]dialog.Update, len(raws))
	aside := make(map[int]error)
	for i, raw := range raws {
		updates[i] = b.decoder.Decode(raw)
		if broken := updates[i].Broken; broken != nil {
			b.setAside(aside, i, updates[i], broken)
		}
	}
	for {
		failed := -1
		var toasts []toast
		err := b.store.Update(ctx, func(tx store.Tx) error {
			toasts, failed = toasts[:0], -1
			now := b.now()
			for i, update := range updates {
				answer, err := b.handleOne(tx, update, now, aside[i])
				if err != nil {
					failed = i
					return err
				}
				crash.At(crash.InTransaction)
				if answer != nil {
					toasts = append(toasts, *answer)
				}
			}
			err := confirm(tx, updates)
			crash.At(crash.BeforeCommit)
			return err
		})
		switch {
		case err == nil:
			crash.At(crash.AfterCommit)
			b.sender.Wake()
			b.alarmed.wake()
			for _, update := range updates {
				b.observer.Received(update.Input.Kind)
			}
			for _, t := range toasts {
				crash.At(crash.BeforeAnswer)
				b.answers.Answer(t.callback, t.text)
			}
			return updates[0].Mark.ID, nil
		case failed < 0 || aside[failed] != nil || ctx.Err() != nil:
			return 0, fmt.Errorf("store a batch of %d updates: %w", len(updates), err)
		}
		b.setAside(aside, failed, updates[failed], err)
	}
}

// setAside has an update of the batch put into quarantine and tells the operator.
func (b *Bot) setAside(aside map[int]error, index int, update dialog.Update, reason error) {
	aside[index] = reason
	b.log.Error("an update could not be handled and is put into quarantine, see `usynys quarantine`",
		"update", update.Mark.ID, "error", reason)
}

// confirm stores which update to ask for next: the one after the last received,
// even if that is lower than before, because Telegram's numbers start again after
// an idle week. An update so broken that its number can't be read counts for
// nothing.
func confirm(tx store.Tx, updates []dialog.Update) error {
	for _, update := range slices.Backward(updates) {
		if update.Mark.ID != 0 {
			return tx.SetNextOffset(update.Mark.ID + 1)
		}
	}
	return nil
}

// handleOne handles an update once, however often it is delivered. setAside is
// why the update goes into quarantine, nil for one that is to be handled.
func (b *Bot) handleOne(tx store.Tx, update dialog.Update, now time.Time, setAside error) (answer *toast, err error) {
	seen, err := tx.Seen(update.Mark)
	if err != nil || seen {
		return nil, err
	}
	if err := tx.MarkSeen(update.Mark); err != nil {
		return nil, err
	}
	if setAside != nil {
		return b.quarantine(tx, update, now, setAside)
	}
	err = safely(func() error {
		answer, err = b.decide(tx, update, now)
		return err
	})
	return answer, err
}

// quarantine keeps the update as it came and tells its sender, in one calm
// sentence, that it was not their fault.
func (b *Bot) quarantine(tx store.Tx, update dialog.Update, now time.Time, reason error) (*toast, error) {
	err := tx.Quarantine(store.Quarantined{
		UpdateID: update.Mark.ID, Person: update.Sender.ID, Raw: update.Raw, Reason: reason.Error(), At: now.UTC(),
	})
	if err != nil || update.Chat.Kind != dialog.Private || update.Sender.ID == 0 {
		return nil, err
	}
	language := store.Kazakh
	switch person, err := store.People.Get(tx, update.Sender.ID); {
	case err == nil:
		language = person.Language
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	text, err := b.renderer.text(language, dialog.Say("quarantined"), escape)
	if err != nil {
		return nil, err
	}
	_, err = tx.Enqueue(store.Outgoing{
		Chat: update.Chat.ID, Lane: store.Replies, Slot: dialog.HintSlot, After: update.Input.Message,
		Message: store.Message{Text: text}, CreatedAt: now.UTC(),
	})
	if update.Input.Kind == dialog.Pressed {
		return &toast{callback: update.Input.Callback}, err
	}
	return nil, err
}
