package bolt

import (
	"errors"
	"slices"

	"usynys/store"
)

// outboxAddress has the fields of a row that the indexes need. Decoding a row as an
// address skips its message.
type outboxAddress struct {
	Chat store.ChatID `json:"chat"`
	Lane store.Lane   `json:"lane"`
	Slot string       `json:"slot"`
}

func addressOf(row *store.OutboxRow) outboxAddress {
	return outboxAddress{row.Chat, row.Lane, row.Slot}
}

func (a outboxAddress) laneKey() []byte {
	return append(appendID(make([]byte, 0, 32), a.Chat), byte(a.Lane))
}

func (a outboxAddress) slotKey() []byte { return appendText(a.laneKey(), a.Slot) }

// entries returns the index entries of the row with an id.
func (a outboxAddress) entries(id uint64) []indexEntry {
	entries := []indexEntry{{index: outboxByChat, key: appendNumber(a.laneKey(), id), value: []byte{}}}
	if a.Slot != "" {
		entries = append(entries, indexEntry{index: outboxBySlot, key: a.slotKey(), value: numberKey(id)})
	}
	return entries
}

func (r *reader) Outbox(above uint64, limit int) ([]store.OutboxRow, error) {
	var list []store.OutboxRow
	if limit <= 0 {
		return nil, nil
	}
	for row, err := range scanRecords[store.OutboxRow](r, outboxBucket, nextKey(numberKey(above))) {
		if err != nil {
			return nil, err
		}
		if list = append(list, row); len(list) == limit {
			break
		}
	}
	return list, nil
}

func (r *reader) OutboxOf(chat store.ChatID) ([]store.OutboxRow, error) {
	var list []store.OutboxRow
	for id := range r.scanNumbers(outboxByChat, idKey(chat)) {
		row, err := read[store.OutboxRow](r, outboxBucket, numberKey(id))
		if errors.Is(err, store.ErrNotFound) {
			err = errMissing
		}
		if err != nil {
			return nil, err
		}
		list = append(list, row)
	}
	return list, r.ctx.Err()
}

func (r *reader) IsPending(id uint64) (bool, error) {
	return r.has(outboxBucket, numberKey(id))
}

func (t *transaction) Enqueue(row store.OutboxRow) (uint64, error) {
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

// merge removes the row that the new one replaces and merges its fields into the new one.
func (t *transaction) merge(row *store.OutboxRow) error {
	if row.Slot == "" {
		return nil
	}
	id := t.bucket(outboxBySlot).Get(addressOf(row).slotKey())
	if id == nil {
		return nil
	}
	replaced, err := read[store.OutboxRow](&t.reader, outboxBucket, id)
	if err != nil {
		return err
	}
	row.NotAbove = max(row.NotAbove, replaced.NotAbove)
	row.EditOnly = row.EditOnly && replaced.EditOnly
	if row.FromSlot == "" {
		row.FromSlot = replaced.FromSlot
	}
	return t.DeleteSent(replaced.ID)
}

func (t *transaction) DeleteSent(id uint64) error {
	key := numberKey(id)
	at, err := read[outboxAddress](&t.reader, outboxBucket, key)
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

func (t *transaction) Reschedule(changed store.OutboxRow) error {
	key := numberKey(changed.ID)
	row, err := read[store.OutboxRow](&t.reader, outboxBucket, key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	row.NotBefore, row.OnHold = changed.NotBefore, changed.OnHold
	row.Attempts, row.PlainText = changed.Attempts, changed.PlainText
	return t.write(outboxBucket, key, &row)
}

func (t *transaction) DropOutbox(chat store.ChatID) error {
	for _, id := range slices.Collect(t.scanNumbers(outboxByChat, idKey(chat))) {
		if err := t.DeleteSent(id); err != nil {
			return err
		}
	}
	return nil
}
