package bolt

import (
	"errors"
	"slices"

	"usynys/store"
)

// address is what of a row decides where it is found. Reading a row as an address
// spares reading the message.
type address struct {
	Chat store.ChatID `json:"chat"`
	Lane store.Lane   `json:"lane"`
	Slot string       `json:"slot"`
}

func addressOf(row *store.Outgoing) address { return address{row.Chat, row.Lane, row.Slot} }

func (a address) laneKey() []byte {
	return append(appendID(make([]byte, 0, 32), a.Chat), byte(a.Lane))
}

func (a address) slotKey() []byte { return appendText(a.laneKey(), a.Slot) }

// entries are the entries by which the waiting row with an id is found.
func (a address) entries(id uint64) []entry {
	entries := []entry{{index: outboxByChat, key: appendNumber(a.laneKey(), id), value: []byte{}}}
	if a.Slot != "" {
		entries = append(entries, entry{index: outboxBySlot, key: a.slotKey(), value: numberKey(id)})
	}
	return entries
}

func (r *reader) Outbox(above uint64, limit int) ([]store.Outgoing, error) {
	var list []store.Outgoing
	if limit <= 0 {
		return nil, nil
	}
	for row, err := range records[store.Outgoing](r, outboxBucket, after(numberKey(above))) {
		if err != nil {
			return nil, err
		}
		if list = append(list, row); len(list) == limit {
			break
		}
	}
	return list, nil
}

func (r *reader) OutboxOf(chat store.ChatID) ([]store.Outgoing, error) {
	var list []store.Outgoing
	for id := range r.numbers(outboxByChat, idKey(chat)) {
		row, err := read[store.Outgoing](r, outboxBucket, numberKey(id))
		if errors.Is(err, store.ErrNotFound) {
			err = errMissing
		}
		if err != nil {
			return nil, err
		}
		list = append(list, row)
	}
	return list, nil
}

func (r *reader) Waits(id uint64) (bool, error) {
	return r.has(outboxBucket, numberKey(id)), nil
}

func (t *transaction) Enqueue(row store.Outgoing) (uint64, error) {
	if err := keyTexts(row.Slot); err != nil {
		return 0, err
	}
	if err := t.merge(&row); err != nil {
		return 0, err
	}
	id, err := t.next(outboxBucket)
	if err != nil {
		return 0, err
	}
	row.ID = id
	if err := t.write(outboxBucket, numberKey(id), &row); err != nil {
		return id, err
	}
	return id, t.reindex(nil, addressOf(&row).entries(id))
}

// merge removes the row that the new one replaces and takes over what must not
// be lost of it.
func (t *transaction) merge(row *store.Outgoing) error {
	if row.Slot == "" {
		return nil
	}
	id := t.bucket(outboxBySlot).Get(addressOf(row).slotKey())
	if id == nil {
		return nil
	}
	replaced, err := read[store.Outgoing](&t.reader, outboxBucket, id)
	if err != nil {
		return err
	}
	row.After = max(row.After, replaced.After)
	row.EditOnly = row.EditOnly && replaced.EditOnly
	if row.From == "" {
		row.From = replaced.From
	}
	return t.StrikeOff(replaced.ID)
}

func (t *transaction) StrikeOff(id uint64) error {
	key := numberKey(id)
	at, err := read[address](&t.reader, outboxBucket, key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.delete(outboxBucket, key); err != nil {
		return err
	}
	return t.reindex(at.entries(id), nil)
}

func (t *transaction) Reschedule(changed store.Outgoing) error {
	key := numberKey(changed.ID)
	row, err := read[store.Outgoing](&t.reader, outboxBucket, key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	row.NotBefore, row.Held = changed.NotBefore, changed.Held
	row.Attempts, row.Plain = changed.Attempts, changed.Plain
	return t.write(outboxBucket, key, &row)
}

func (t *transaction) DropOutbox(chat store.ChatID) error {
	for _, id := range slices.Collect(t.numbers(outboxByChat, idKey(chat))) {
		if err := t.StrikeOff(id); err != nil {
			return err
		}
	}
	return nil
}
