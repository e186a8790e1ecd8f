package bolt

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"

	"usynys/store"
)

// outboxAddress is the part of a row that its index keys are made of.
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

// messageField begins the message in the JSON of a row. Within a string its quotes would
// be escaped, and no field before it is an object.
var messageField = []byte(`,"message":`)

// readHead reads a row up to its message, which is most of it and is not decoded.
func (r *reader) readHead(key []byte) (store.OutboxRow, error) {
	var row store.OutboxRow
	value := r.bucket(outboxBucket).Get(key)
	if value == nil {
		return row, store.ErrNotFound
	}
	content, err := unseal(key, value)
	if err != nil {
		return row, corrupt(r.path, outboxBucket, key, err)
	}
	head, _, found := bytes.Cut(content, messageField)
	if found {
		head = append(slices.Clip(head), '}')
	}
	if json.Unmarshal(head, &row) != nil {
		return row, corrupt(r.path, outboxBucket, key, errContent)
	}
	return row, nil
}

// merge deletes the row that the new one replaces and takes over what must not be lost
// of it.
func (t *transaction) merge(row *store.OutboxRow) error {
	if row.Slot == "" {
		return nil
	}
	id := t.bucket(outboxBySlot).Get(addressOf(row).slotKey())
	if id == nil {
		return nil
	}
	replaced, err := t.readHead(id)
	if err != nil {
		return err
	}
	row.NotAbove = max(row.NotAbove, replaced.NotAbove)
	row.EditOnly = row.EditOnly && replaced.EditOnly
	if row.FromSlot == "" {
		row.FromSlot = replaced.FromSlot
	}
	return t.deleteRow(&replaced)
}

func (t *transaction) DeleteSent(id uint64) error {
	row, err := t.readHead(numberKey(id))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.deleteRow(&row)
}

func (t *transaction) deleteRow(row *store.OutboxRow) error {
	if err := t.delete(outboxBucket, numberKey(row.ID)); err != nil {
		return err
	}
	return t.reindex(addressOf(row).entries(row.ID), nil)
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
