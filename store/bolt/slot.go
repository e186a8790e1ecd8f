package bolt

import (
	"encoding/binary"
	"errors"

	"usynys/store"
)

func slotKey(chat store.ChatID, slot string) []byte { return appendText(idKey(chat), slot) }

func parseSlotKey(key []byte) (store.ChatID, string) {
	slot, _ := firstText(key[8:])
	return lastID[store.ChatID](key[:8]), slot
}

// slotEntries returns the index entries of a slot.
func slotEntries(chat store.ChatID, slot string, message int64) []indexEntry {
	return []indexEntry{{index: slotsByName, key: appendID(textKey(slot), chat), value: numberKey(uint64(message))}}
}

func (r *reader) Slot(chat store.ChatID, slot string) (int64, error) {
	message, err := read[int64](r, slotsBucket, slotKey(chat, slot))
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	return message, err
}

func (r *reader) SlotMessages(slot string) ([]store.ChatMessage, error) {
	var holders []store.ChatMessage
	for key, value := range r.scan(slotsByName, textKey(slot), textKey(slot)) {
		holders = append(holders, store.ChatMessage{Chat: lastID[store.ChatID](key), Message: int64(binary.BigEndian.Uint64(value))})
	}
	return holders, r.ctx.Err()
}

func (t *transaction) SetSlot(chat store.ChatID, slot string, message int64) error {
	if err := keyTexts(slot); err != nil {
		return err
	}
	if message == 0 {
		return t.clearSlot(chat, slot)
	}
	if err := t.write(slotsBucket, slotKey(chat, slot), &message); err != nil {
		return err
	}
	return t.reindex(nil, slotEntries(chat, slot, message))
}

func (t *transaction) clearSlot(chat store.ChatID, slot string) error {
	if err := t.delete(slotsBucket, slotKey(chat, slot)); err != nil {
		return err
	}
	return t.reindex(slotEntries(chat, slot, 0), nil)
}

// deleteSlotsOf clears all slots of a chat.
func (t *transaction) deleteSlotsOf(chat store.ChatID) error {
	prefix := idKey(chat)
	var slots []string
	for key := range t.scan(slotsBucket, prefix, prefix) {
		_, slot := parseSlotKey(key)
		slots = append(slots, slot)
	}
	for _, slot := range slots {
		if err := t.clearSlot(chat, slot); err != nil {
			return err
		}
	}
	return nil
}
