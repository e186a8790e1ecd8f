package bolt

import (
	"encoding/binary"
	"errors"

	"usynys/store"
)

const nextOffsetKey = "next offset"

func (r *reader) NextOffset() (int64, error) {
	offset, err := read[int64](r, metaBucket, []byte(nextOffsetKey))
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	return offset, err
}

func (t *transaction) SetNextOffset(id int64) error {
	return t.write(metaBucket, []byte(nextOffsetKey), &id)
}

func updateKey(mark store.UpdateKey) []byte {
	return appendNumber(appendNumber(make([]byte, 0, 16), uint64(mark.ID)), mark.Sum)
}

// processedEntries returns the index entries of the mark at a place in the ring.
func processedEntries(place, mark []byte) []indexEntry {
	return []indexEntry{{index: seenByMark, key: mark, value: place}}
}

func (r *reader) Processed(mark store.UpdateKey) (bool, error) {
	return r.has(seenByMark, updateKey(mark))
}

// MarkProcessed puts a mark at the next place of the ring. A mark that is there already
// moves, so that it is kept as long as a new one.
func (t *transaction) MarkProcessed(mark store.UpdateKey) error {
	n, err := t.next(processedBucket)
	if err != nil {
		return err
	}
	place := binary.BigEndian.AppendUint16(nil, uint16(n%store.ProcessedUpdatesKept))
	if oldest := t.bucket(processedBucket).Get(place); oldest != nil {
		if err := t.delete(seenByMark, oldest); err != nil {
			return err
		}
	}
	key := updateKey(mark)
	if earlier := t.bucket(seenByMark).Get(key); earlier != nil {
		if err := t.delete(processedBucket, earlier); err != nil {
			return err
		}
	}
	if err := t.put(processedBucket, place, key); err != nil {
		return err
	}
	return t.put(seenByMark, key, place)
}

const settingsKey = "settings"

func (r *reader) RecordedSettings() (map[string]string, error) {
	settings, err := read[map[string]string](r, metaBucket, []byte(settingsKey))
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return settings, err
}

func (t *transaction) RecordSettings(settings map[string]string) error {
	return t.write(metaBucket, []byte(settingsKey), &settings)
}
