package bolt

import (
	"slices"

	"usynys/store"
)

// letterEntries are the entries by which a dead letter is found.
func letterEntries(n uint64, letter *store.DeadLetter) []entry {
	return []entry{{index: lettersByChat, key: appendNumber(idKey(letter.Outgoing.Chat), n), value: []byte{}}}
}

func (r *reader) DeadLetters() ([]store.DeadLetter, error) {
	return collect(records[store.DeadLetter](r, lettersBucket, nil))
}

func (r *reader) CountDeadLetters(limit int) (int, error) {
	return r.entries(lettersBucket, limit)
}

func (t *transaction) Bury(letter store.DeadLetter) error {
	n, err := t.next(lettersBucket)
	if err != nil {
		return err
	}
	if err := t.StrikeOff(letter.Outgoing.ID); err != nil {
		return err
	}
	if err := t.write(lettersBucket, numberKey(n), &letter); err != nil {
		return err
	}
	if err := t.reindex(nil, letterEntries(n, &letter)); err != nil {
		return err
	}
	return t.trimLetters()
}

// trimLetters drops the oldest dead letters beyond store.DeadLettersKept.
func (t *transaction) trimLetters() error {
	kept := slices.Collect(t.numbers(lettersBucket, nil))
	for ; len(kept) > store.DeadLettersKept; kept = kept[1:] {
		letter, err := read[store.DeadLetter](&t.reader, lettersBucket, numberKey(kept[0]))
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
	for _, n := range slices.Collect(t.numbers(lettersBucket, nil)) {
		letter, err := read[store.DeadLetter](&t.reader, lettersBucket, numberKey(n))
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
	if err := t.delete(lettersBucket, numberKey(n)); err != nil {
		return err
	}
	return t.reindex(letterEntries(n, &store.DeadLetter{Outgoing: store.Outgoing{Chat: chat}}), nil)
}

// deleteLettersTo removes the dead letters of a chat.
func (t *transaction) deleteLettersTo(chat store.ChatID) error {
	for _, n := range slices.Collect(t.numbers(lettersByChat, idKey(chat))) {
		if err := t.deleteLetter(n, chat); err != nil {
			return err
		}
	}
	return nil
}
