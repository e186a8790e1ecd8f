package sender

import (
	"context"
	"net/http"
	"sync"

	"usynys/bot/crash"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// delivery is a row with what is needed to send it.
type delivery struct {
	row store.OutboxRow
	// inSlot and inFrom are the messages that the chat shows in the row's slots.
	inSlot, inFrom int64
	// gone is the one of these that turned out not to exist any more.
	gone int64
	// stripped is the one of these whose keyboard was removed beside the send.
	stripped int64
}

// deliver sends a row. It runs in a goroutine of its own and must not touch what
// belongs to Run.
func (s *Sender) deliver(ctx context.Context, next item, d delivery) result {
	crash.At(crash.BeforeSend)
	shown, err := s.send(ctx, &d)
	crash.At(crash.AfterSend)
	if err != nil {
		return s.onFailure(next, d.row, err)
	}
	s.observer.Sent(d.row.Lane)
	return result{item: next, accepted: true, write: func(tx store.Tx) error {
		return s.recordSent(tx, d, shown)
	}}
}

// maxPrefetched bounds how many whole rows are kept in memory.
const maxPrefetched = 1024

// load reads a row and the messages in its slots. A row that was deleted or replaced
// is no longer pending.
func (s *Sender) load(reader store.Reader, id uint64) (found delivery, pending bool, err error) {
	if found.row, pending, err = s.row(reader, id); err != nil || !pending {
		return found, pending, err
	}
	if found.inSlot, err = slot(reader, found.row.Chat, found.row.Slot); err != nil {
		return found, false, err
	}
	found.inFrom, err = slot(reader, found.row.Chat, found.row.FromSlot)
	return found, true, err
}

// row returns a row that is still pending. A prefetched copy is used once: a row that
// is tried again has changed.
func (s *Sender) row(reader store.Reader, id uint64) (row store.OutboxRow, pending bool, err error) {
	if row, known := s.prefetched[id]; known {
		delete(s.prefetched, id)
		pending, err := reader.IsPending(id)
		return row, pending, err
	}
	rows, err := reader.Outbox(id-1, 1)
	if err != nil || len(rows) == 0 || rows[0].ID != id {
		return row, false, err
	}
	return rows[0], true, nil
}

func slot(reader store.Reader, chat store.ChatID, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	return reader.Slot(chat, name)
}

// send does what a row asks for and returns the message that its slot shows then.
func (s *Sender) send(ctx context.Context, d *delivery) (shown int64, err error) {
	row := d.row
	switch {
	case row.StripKeyboard != 0:
		return d.inSlot, s.removeKeyboard(ctx, row.Chat, row.StripKeyboard)
	case row.Message.Menu != nil:
		return d.inSlot, s.client.SetCommands(ctx, client.OneChat(row.Chat), "", row.Message.Menu)
	}
	if target := d.target(); target != 0 {
		err := s.client.Edit(ctx, row.Chat, target, row.Message, row.PlainText)
		switch {
		case err == nil, client.NotModified.Is(err):
			return target, nil
		case !client.EditGone.Is(err):
			return 0, err
		}
		d.gone = target
	}
	if row.EditOnly {
		return 0, nil
	}
	return s.sendNew(ctx, d)
}

// sendNew sends a new message and beside it removes the keyboard of the one that it
// replaces. A removal that fails is queued when the send is recorded.
func (s *Sender) sendNew(ctx context.Context, d *delivery) (shown int64, err error) {
	var removal sync.WaitGroup
	remove := func() {
		if old := d.replaces(); old != 0 && s.removeKeyboard(ctx, d.row.Chat, old) == nil {
			d.stripped = old
		}
	}
	if s.parallel > 1 && d.replaces() != 0 {
		removal.Go(remove)
	}
	shown, err = s.client.Send(ctx, d.row.Chat, d.row.Message, d.row.PlainText)
	removal.Wait()
	if s.parallel == 1 && err == nil {
		remove()
	}
	return shown, err
}

// removeKeyboard removes the keyboard of a message. A message that is gone, or has no
// keyboard, is a success.
func (s *Sender) removeKeyboard(ctx context.Context, chat store.ChatID, message int64) error {
	err := s.client.RemoveKeyboard(ctx, chat, message)
	if codeOf(err) == http.StatusBadRequest {
		return nil
	}
	return err
}

// current returns the message that is to become the row's message, 0 if there is none.
func (d *delivery) current() int64 {
	if d.inFrom != 0 {
		return d.inFrom
	}
	return d.inSlot
}

// target returns the message to edit, 0 if a new one is to be sent: because there is
// none, because the person has written below it, or because a file can't be put into
// a message by editing it.
func (d *delivery) target() int64 {
	current := d.current()
	below := d.row.NotAbove != 0 && current <= d.row.NotAbove && !d.row.EditOnly
	if below || d.row.Message.Attachment != nil || len(d.row.Message.Files) > 0 {
		return 0
	}
	return current
}

// replaces returns the message that a new one replaces, 0 if the row edits or shows
// its message in no slot.
func (d *delivery) replaces() int64 {
	if d.row.StripKeyboard != 0 || d.row.Message.Menu != nil || d.row.EditOnly || d.target() != 0 {
		return 0
	}
	return d.current()
}
