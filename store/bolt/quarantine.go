package bolt

import (
	"slices"

	"usynys/store"
)

// quarantineEntries are the index entries of a set-aside update.
func quarantineEntries(n uint64, update *store.QuarantinedUpdate) []indexEntry {
	if update.Person == 0 {
		return nil
	}
	return []indexEntry{{index: quarantineByPerson, key: appendNumber(idKey(update.Person), n), value: []byte{}}}
}

func (r *reader) Quarantined() ([]store.QuarantinedUpdate, error) {
	return collect(scanRecords[store.QuarantinedUpdate](r, quarantineBucket, nil))
}

func (r *reader) CountQuarantined() (int, error) {
	return r.entries(quarantineBucket, store.QuarantineLimit)
}

func (t *transaction) Quarantine(update store.QuarantinedUpdate) error {
	n, err := t.next(quarantineBucket)
	if err != nil {
		return err
	}
	if err := t.write(quarantineBucket, numberKey(n), &update); err != nil {
		return err
	}
	if err := t.reindex(nil, quarantineEntries(n, &update)); err != nil {
		return err
	}
	return t.trimQuarantine()
}

// trimQuarantine drops the oldest set-aside updates beyond store.QuarantineLimit.
func (t *transaction) trimQuarantine() error {
	var kept []uint64
	for key := range t.scan(quarantineBucket, nil, nil) {
		kept = append(kept, lastNumber(key))
	}
	for ; len(kept) > store.QuarantineLimit; kept = kept[1:] {
		if err := t.deleteQuarantined(kept[0]); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) deleteQuarantined(n uint64) error {
	update, err := read[store.QuarantinedUpdate](&t.reader, quarantineBucket, numberKey(n))
	if err != nil {
		return err
	}
	if err := t.delete(quarantineBucket, numberKey(n)); err != nil {
		return err
	}
	return t.reindex(quarantineEntries(n, &update), nil)
}

func (t *transaction) DropQuarantined(updateID int64) error {
	for _, n := range slices.Collect(t.scanNumbers(quarantineBucket, nil)) {
		update, err := read[store.QuarantinedUpdate](&t.reader, quarantineBucket, numberKey(n))
		if err != nil {
			return err
		}
		if update.UpdateID != updateID {
			continue
		}
		if err := t.deleteQuarantined(n); err != nil {
			return err
		}
	}
	return nil
}

// deleteQuarantinedOf removes what was set aside of a person.
func (t *transaction) deleteQuarantinedOf(id store.PersonID) error {
	for _, n := range slices.Collect(t.scanNumbers(quarantineByPerson, idKey(id))) {
		if err := t.deleteQuarantined(n); err != nil {
			return err
		}
	}
	return nil
}
