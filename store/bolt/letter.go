package bolt

import (
	"slices"

	"usynys/store"
)

// deadLetterEntries returns the index entries of a dead letter.
func deadLetterEntries(n uint64, letter *store.DeadLetter) []indexEntry {
	return []indexEntry{{index: lettersByChat, key: appendNumber(idKey(letter.Outgoing.Chat), n), value: []byte{}}}
}

func (r *reader) DeadLetters() ([]store.DeadLetter, error) {
	return collect(scanRecords[store.DeadLetter](r, deadLettersBucket, nil))
}

func (r *reader) CountDeadLetters(limit int) (int, error) {
	return r.entries(deadLettersBucket, limit)
}

func (t *transaction) MoveToDeadLetters(letter store.DeadLetter) error {
	n, err := t.next(deadLettersBucket)
	if err != nil {
		return err
	}
	if err := t.DeleteSent(letter.Outgoing.ID); err != nil {
		return err
	}
	if err := t.write(deadLettersBucket, numberKey(n), &letter); err != nil {
		return err
	}
	if err := t.reindex(nil, deadLetterEntries(n, &letter)); err != nil {
		return err
	}
	return t.trimLetters()
}

// trimLetters drops the oldest dead letters beyond store.DeadLettersKept.
func (t *transaction) trimLetters() error {
	kept := slices.Collect(t.scanNumbers(deadLettersBucket, nil))
	for ; len(kept) > store.DeadLettersKept; kept = kept[1:] {
		letter, err := read[store.DeadLetter](&t.reader, deadLettersBucket, numberKey(kept[0]))
		if err != nil {
			return err
		}
		if err := t.deleteLetter(kept[0], letter.Outgoing.Chat); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) DropLetter(row uint64) error {
	for _, n := range slices.Collect(t.scanNumbers(deadLettersBucket, nil)) {
		letter, err := read[store.DeadLetter](&t.reader, deadLettersBucket, numberKey(n))
		if err != nil {
			return err
		}
		if letter.Outgoing.ID != row {
			continue
		}
		if err := t.deleteLetter(n, letter.Outgoing.Chat); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) deleteLetter(n uint64, chat store.ChatID) error {
	if err := t.delete(deadLettersBucket, numberKey(n)); err != nil {
		return err
	}
	return t.reindex(deadLetterEntries(n, &store.DeadLetter{Outgoing: store.OutboxRow{Chat: chat}}), nil)
}

// deleteDeadLettersTo removes the dead letters of a chat.
func (t *transaction) deleteDeadLettersTo(chat store.ChatID) error {
	for _, n := range slices.Collect(t.scanNumbers(lettersByChat, idKey(chat))) {
		if err := t.deleteLetter(n, chat); err != nil {
			return err
		}
	}
	return nil
}
