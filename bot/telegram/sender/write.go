package sender

import (
	"context"
	"errors"

	"usynys/bot/crash"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// write makes a batch of outcomes durable in one transaction. It is not cancelled
// half-way: what Telegram has accepted must be struck off.
func (s *Sender) write(ctx context.Context, batch []outcome) error {
	err := s.store.Update(context.WithoutCancel(ctx), func(tx store.Tx) error {
		for _, outcome := range batch {
			if outcome.write == nil {
				continue
			}
			if err := outcome.write(tx); err != nil {
				return err
			}
			crash.At(crash.InStrikeOff)
		}
		return nil
	})
	crash.At(crash.AfterStrikeOff)
	return err
}

// succeeded strikes a row off, together with the message that its slot shows now.
func (s *Sender) succeeded(tx store.Tx, d delivery, shown int64) error {
	row := d.row
	if erased, err := s.erased(tx, row); erased || err != nil {
		return err
	}
	if err := tx.StrikeOff(row.ID); err != nil {
		return err
	}
	if row.Slot != "" && shown != d.inSlot {
		if err := tx.SetSlot(row.Chat, row.Slot, shown); err != nil {
			return err
		}
	}
	if d.inFrom != 0 {
		if err := tx.SetSlot(row.Chat, row.From, 0); err != nil {
			return err
		}
	}
	for _, old := range []int64{d.inSlot, d.inFrom} {
		if old == 0 || old == shown || old == d.gone {
			continue
		}
		strip := store.Outgoing{Chat: row.Chat, Lane: row.Lane, Strip: old, CreatedAt: s.now().UTC()}
		if _, err := tx.Enqueue(strip); err != nil {
			return err
		}
	}
	return nil
}

// erased reports whether a row is gone because its person had everything erased
// while it was on its way: then nothing about it is written any more. A row that
// was merely replaced has a slot to be kept for the newer one.
func (s *Sender) erased(tx store.Tx, row store.Outgoing) (bool, error) {
	waits, err := tx.Waits(row.ID)
	if waits || err != nil || row.Chat < 0 {
		return false, err
	}
	_, err = store.People.Get(tx, store.PersonID(row.Chat))
	if errors.Is(err, store.ErrNotFound) {
		return true, nil
	}
	return false, err
}

// bury sets a row aside that Telegram will never take.
func (s *Sender) bury(tx store.Tx, row store.Outgoing, failure *client.Error) error {
	waits, err := tx.Waits(row.ID)
	if !waits || err != nil {
		return err
	}
	return tx.Bury(store.DeadLetter{Outgoing: row, Reason: failure.Error(), At: s.now().UTC()})
}

// unreachable drops everything for a chat. Of a person it is remembered since when; of
// a group those have to hear who may do something about it.
func (s *Sender) unreachable(tx store.Tx, chat store.ChatID, class client.Class) error {
	if chat < 0 {
		return s.groupLost(tx, chat, class == client.Muted)
	}
	if err := tx.DropOutbox(chat); err != nil {
		return err
	}
	person, err := store.People.Get(tx, store.PersonID(chat))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	person.Unreachable = s.now().UTC()
	return store.People.Put(tx, person)
}
