package sender

import (
	"errors"
	"time"

	"usynys/bot/telegram/client"
	"usynys/store"
)

// recordSent deletes a row from the outbox and records the message that its slot
// shows now. Messages that were replaced lose their keyboard.
func (s *Sender) recordSent(tx store.Tx, d delivery, shown int64) error {
	row := d.row
	if erased, err := s.erased(tx, row); erased || err != nil {
		return err
	}
	if err := tx.DeleteSent(row.ID); err != nil {
		return err
	}
	if row.Slot != "" && shown != d.inSlot {
		if err := tx.SetSlot(row.Chat, row.Slot, shown); err != nil {
			return err
		}
	}
	if d.inFrom != 0 {
		if err := tx.SetSlot(row.Chat, row.FromSlot, 0); err != nil {
			return err
		}
	}
	for _, old := range []int64{d.inSlot, d.inFrom} {
		if old == 0 || old == shown || old == d.gone || old == d.stripped {
			continue
		}
		strip := store.OutboxRow{Chat: row.Chat, Lane: row.Lane, StripKeyboard: old, CreatedAt: s.now().UTC()}
		if _, err := tx.Enqueue(strip); err != nil {
			return err
		}
	}
	return nil
}

// erased reports whether the person had everything erased while the row was in flight:
// then nothing about it is written. A row that was only replaced has a slot, which the
// newer row needs.
func (s *Sender) erased(tx store.Tx, row store.OutboxRow) (bool, error) {
	pending, err := tx.IsPending(row.ID)
	if pending || err != nil || row.Chat < 0 {
		return false, err
	}
	_, err = store.People.Get(tx, store.PersonID(row.Chat))
	if errors.Is(err, store.ErrNotFound) {
		return true, nil
	}
	return false, err
}

// deadLetter keeps a row that Telegram refuses for good as a dead letter.
func (s *Sender) deadLetter(tx store.Tx, row store.OutboxRow, failure *client.Error) error {
	pending, err := tx.IsPending(row.ID)
	if !pending || err != nil {
		return err
	}
	return tx.MoveToDeadLetters(store.DeadLetter{Outgoing: row, Reason: failure.Error(), At: s.now().UTC()})
}

// sendWithoutFiles keeps the files of a row as a dead letter and queues the text alone,
// at the end of its lane.
func (s *Sender) sendWithoutFiles(tx store.Tx, row store.OutboxRow, failure *client.Error) error {
	pending, err := tx.IsPending(row.ID)
	if !pending || err != nil {
		return err
	}
	text, files := row, row
	text.Message.Files, text.Attempts, text.NotBefore = nil, 0, time.Time{}
	files.Message = store.Message{Files: row.Message.Files}
	files.Slot, files.FromSlot = "", ""
	if err := s.deadLetter(tx, files, failure); err != nil {
		return err
	}
	_, err = tx.Enqueue(text)
	return err
}

// onUnreachable deletes everything that waits for a chat. A person is marked as
// unreachable since now; for a group [Options.GroupLost] decides.
func (s *Sender) onUnreachable(tx store.Tx, chat store.ChatID, class client.Class) error {
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
	person.UnreachableSince = s.now().UTC()
	return store.People.Put(tx, person)
}
