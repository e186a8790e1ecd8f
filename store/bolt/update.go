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

func markKey(mark store.UpdateMark) []byte {
	return appendNumber(appendNumber(make([]byte, 0, 16), uint64(mark.ID)), mark.Sum)
}

// seenEntries are the entries by which the mark at a place in the ring is found.
func seenEntries(place, mark []byte) []entry {
	return []entry{{index: seenByMark, key: mark, value: place}}
}

func (r *reader) Seen(mark store.UpdateMark) (bool, error) {
	return r.has(seenByMark, markKey(mark)), nil
}

// MarkSeen takes the next place in the ring. A mark that is there already moves,
// so that it is kept as long as its latest handling asks for.
func (t *transaction) MarkSeen(mark store.UpdateMark) error {
	n, err := t.next(seenBucket)
	if err != nil {
		return err
	}
	place := binary.BigEndian.AppendUint16(nil, uint16(n%store.SeenKept))
	if oldest := t.bucket(seenBucket).Get(place); oldest != nil {
		if err := t.delete(seenByMark, oldest); err != nil {
			return err
		}
	}
	key := markKey(mark)
	if earlier := t.bucket(seenByMark).Get(key); earlier != nil {
		if err := t.delete(seenBucket, earlier); err != nil {
			return err
		}
	}
	if err := t.put(seenBucket, place, key); err != nil {
		return err
	}
	return t.put(seenByMark, key, place)
}
