package sender

import (
	"context"
	"net/http"

	"usynys/bot/crash"
	"usynys/bot/telegram/client"
	"usynys/store"
)

// delivery is one row with what it needs to be known for sending it.
type delivery struct {
	row store.Outgoing
	// inSlot and inFrom are the messages that the chat shows in the row's slots.
	inSlot, inFrom int64
	// gone is a message of these that turned out not to exist any more.
	gone int64
}

// deliver sends a row. It runs beside Run and touches nothing of its state.
func (s *Sender) deliver(ctx context.Context, turn turn, d delivery) outcome {
	crash.At(crash.BeforeSend)
	shown, err := s.send(ctx, &d)
	crash.At(crash.AfterSend)
	if err != nil {
		return s.failed(turn, d.row, err)
	}
	s.observer.Sent(d.row.Lane)
	return outcome{turn: turn, accepted: true, write: func(tx store.Tx) error {
		return s.succeeded(tx, d, shown)
	}}
}

// freshRows bounds what is held of rows in memory beside their ids.
const freshRows = 1024

// load finds a row, unless it was struck off or replaced since, and the messages in
// its slots.
func (s *Sender) load(ctx context.Context, id uint64) (found delivery, waits bool, err error) {
	err = s.view(ctx, func(reader store.Reader) (err error) {
		if found.row, waits, err = s.row(reader, id); err != nil || !waits {
			return err
		}
		if found.inSlot, err = slot(reader, found.row.Chat, found.row.Slot); err != nil {
			return err
		}
		found.inFrom, err = slot(reader, found.row.Chat, found.row.From)
		return err
	})
	return found, waits, err
}

// row is a row that still waits. One that is tried again has changed, so what was
// held of it counts once.
func (s *Sender) row(reader store.Reader, id uint64) (row store.Outgoing, waits bool, err error) {
	if row, held := s.fresh[id]; held {
		delete(s.fresh, id)
		waits, err := reader.Waits(id)
		return row, waits, err
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
	case row.Strip != 0:
		err := s.client.RemoveKeyboard(ctx, row.Chat, row.Strip)
		if codeOf(err) == http.StatusBadRequest {
			err = nil // The message is gone, or has no keyboard any more.
		}
		return d.inSlot, err
	case row.Message.Menu != nil:
		return d.inSlot, s.client.SetCommands(ctx, client.OneChat(row.Chat), "", row.Message.Menu)
	}
	if target := d.target(); target != 0 {
		err := s.client.Edit(ctx, row.Chat, target, row.Message, row.Plain)
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
	return s.client.Send(ctx, row.Chat, row.Message, row.Plain)
}

// current is the message that is to become the row's message, 0 if there is none.
func (d *delivery) current() int64 {
	if d.inFrom != 0 {
		return d.inFrom
	}
	return d.inSlot
}

// target is the message to edit, 0 if a new one is to be sent: because there is
// none, because it is above what the person wrote last, or because a file can't
// be edited in.
func (d *delivery) target() int64 {
	current := d.current()
	below := d.row.After != 0 && current <= d.row.After && !d.row.EditOnly
	if below || d.row.Message.Attachment != nil {
		return 0
	}
	return current
}
