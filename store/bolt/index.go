package bolt

import "bytes"

// indexEntry is one entry of an index.
type indexEntry struct {
	index bucket
	key   []byte
	value []byte
}

func (e indexEntry) equal(other indexEntry) bool {
	return e.index == other.index && bytes.Equal(e.key, other.key) && bytes.Equal(e.value, other.value)
}

// reindex replaces the entries by which a record was found by those by which it
// is found from now on. For a new record there are none before, for a removed
// one none after.
func (t *transaction) reindex(before, after []indexEntry) error {
	for _, old := range before {
		if !contains(after, old) {
			if err := t.delete(old.index, old.key); err != nil {
				return err
			}
		}
	}
	for _, added := range after {
		if !contains(before, added) {
			if err := t.put(added.index, added.key, added.value); err != nil {
				return err
			}
		}
	}
	return nil
}

func contains(entries []indexEntry, wanted indexEntry) bool {
	for _, e := range entries {
		if e.equal(wanted) {
			return true
		}
	}
	return false
}
