package bolt

import (
	"slices"

	"usynys/store"
)

// keptList is a bucket with a record for each rising number, of which only the newest are
// kept.
type keptList[T any] struct {
	bucket bucket
	limit  int
	// entries returns the index entries of a record.
	entries func(n uint64, record *T) []indexEntry
}

func (l keptList[T]) all(r *reader) ([]T, error) {
	return store.Collect(scanRecords[T](r, l.bucket, nil))
}

// add adds a record and deletes the oldest beyond the limit.
func (l keptList[T]) add(t *transaction, record *T) error {
	n, err := t.next(l.bucket)
	if err != nil {
		return err
	}
	if err := t.write(l.bucket, numberKey(n), record); err != nil {
		return err
	}
	if err := t.reindex(nil, l.entries(n, record)); err != nil {
		return err
	}
	numbers := slices.Collect(t.scanNumbers(l.bucket, nil))
	return l.delete(t, numbers[:max(0, len(numbers)-l.limit)], func(*T) bool { return true })
}

// delete deletes those of the records with these numbers that match.
func (l keptList[T]) delete(t *transaction, numbers []uint64, match func(*T) bool) error {
	for _, n := range numbers {
		record, err := read[T](&t.reader, l.bucket, numberKey(n))
		if err != nil {
			return err
		}
		if !match(&record) {
			continue
		}
		if err := t.delete(l.bucket, numberKey(n)); err != nil {
			return err
		}
		if err := t.reindex(l.entries(n, &record), nil); err != nil {
			return err
		}
	}
	return nil
}

var deadLetters = keptList[store.DeadLetter]{deadLettersBucket, store.DeadLettersKept, deadLetterEntries}

func deadLetterEntries(n uint64, letter *store.DeadLetter) []indexEntry {
	return []indexEntry{{index: lettersByChat, key: appendNumber(idKey(letter.Outgoing.Chat), n), value: []byte{}}}
}

func (r *reader) DeadLetters() ([]store.DeadLetter, error) { return deadLetters.all(r) }

func (r *reader) CountDeadLetters(limit int) (int, error) {
	return r.entries(deadLettersBucket, limit)
}

func (t *transaction) MoveToDeadLetters(letter store.DeadLetter) error {
	if err := t.DeleteSent(letter.Outgoing.ID); err != nil {
		return err
	}
	return deadLetters.add(t, &letter)
}

func (t *transaction) DropLetter(row uint64) error {
	numbers := slices.Collect(t.scanNumbers(deadLettersBucket, nil))
	return deadLetters.delete(t, numbers, func(l *store.DeadLetter) bool { return l.Outgoing.ID == row })
}

// deleteDeadLettersTo deletes the dead letters of a chat.
func (t *transaction) deleteDeadLettersTo(chat store.ChatID) error {
	numbers := slices.Collect(t.scanNumbers(lettersByChat, idKey(chat)))
	return deadLetters.delete(t, numbers, func(*store.DeadLetter) bool { return true })
}

var quarantine = keptList[store.QuarantinedUpdate]{quarantineBucket, store.QuarantineLimit, quarantineEntries}

func quarantineEntries(n uint64, update *store.QuarantinedUpdate) []indexEntry {
	if update.Person == 0 {
		return nil
	}
	return []indexEntry{{index: quarantineByPerson, key: appendNumber(idKey(update.Person), n), value: []byte{}}}
}

func (r *reader) Quarantined() ([]store.QuarantinedUpdate, error) { return quarantine.all(r) }

func (r *reader) CountQuarantined() (int, error) {
	return r.entries(quarantineBucket, store.QuarantineLimit)
}

func (t *transaction) Quarantine(update store.QuarantinedUpdate) error {
	return quarantine.add(t, &update)
}

func (t *transaction) DropQuarantined(updateID int64) error {
	numbers := slices.Collect(t.scanNumbers(quarantineBucket, nil))
	return quarantine.delete(t, numbers, func(u *store.QuarantinedUpdate) bool { return u.UpdateID == updateID })
}

// deleteQuarantinedOf deletes the quarantined updates of a person.
func (t *transaction) deleteQuarantinedOf(id store.PersonID) error {
	numbers := slices.Collect(t.scanNumbers(quarantineByPerson, idKey(id)))
	return quarantine.delete(t, numbers, func(*store.QuarantinedUpdate) bool { return true })
}
