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
	return r.entries(lettersBucket, limit), nil
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
	return t.reindex(nil, letterEntries(n, &letter))
}

// deleteLettersTo removes the dead letters of a chat.
func (t *transaction) deleteLettersTo(chat store.ChatID) error {
	for _, n := range slices.Collect(t.numbers(lettersByChat, idKey(chat))) {
		letter := store.DeadLetter{Outgoing: store.Outgoing{Chat: chat}}
		if err := t.delete(lettersBucket, numberKey(n)); err != nil {
			return err
		}
		if err := t.reindex(letterEntries(n, &letter), nil); err != nil {
			return err
		}
	}
	return nil
}
