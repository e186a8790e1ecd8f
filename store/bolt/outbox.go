package bolt

import (
	"errors"
	"slices"

	"usynys/store"
)

// outboxEntries are the entries by which a waiting row is found.
func outboxEntries(row *store.Outgoing) []entry {
	lane := append(idKey(row.Chat), byte(row.Lane))
	entries := []entry{{index: outboxByChat, key: appendNumber(slices.Clone(lane), row.ID), value: []byte{}}}
	if row.Slot != "" {
		entries = append(entries, entry{index: outboxBySlot, key: appendText(lane, row.Slot), value: numberKey(row.ID)})
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
	return id, errors.Join(t.write(outboxBucket, numberKey(id), &row), t.reindex(nil, outboxEntries(&row)))
}

// merge removes the row that the new one replaces and takes over what must not
// be lost of it.
func (t *transaction) merge(row *store.Outgoing) error {
	if row.Slot == "" {
		return nil
	}
	slot := appendText(append(idKey(row.Chat), byte(row.Lane)), row.Slot)
	id := t.bucket(outboxBySlot).Get(slot)
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
	return t.deleteRow(&replaced)
}

func (t *transaction) deleteRow(row *store.Outgoing) error {
	return errors.Join(t.delete(outboxBucket, numberKey(row.ID)), t.reindex(outboxEntries(row), nil))
}

// waiting reads a row, nil if it does not wait any more.
func (t *transaction) waiting(id uint64) (*store.Outgoing, error) {
	row, err := read[store.Outgoing](&t.reader, outboxBucket, numberKey(id))
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return &row, err
}

func (t *transaction) StrikeOff(id uint64) error {
	row, err := t.waiting(id)
	if err != nil || row == nil {
		return err
	}
	return t.deleteRow(row)
}

func (t *transaction) Reschedule(changed store.Outgoing) error {
	row, err := t.waiting(changed.ID)
	if err != nil || row == nil {
		return err
	}
	row.NotBefore, row.Attempts, row.Plain = changed.NotBefore, changed.Attempts, changed.Plain
	return t.write(outboxBucket, numberKey(row.ID), row)
}

func (t *transaction) DropOutbox(chat store.ChatID) error {
	for _, id := range slices.Collect(t.numbers(outboxByChat, idKey(chat))) {
		if err := t.StrikeOff(id); err != nil {
			return err
		}
	}
	return nil
}
