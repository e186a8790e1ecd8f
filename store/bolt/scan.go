package bolt

import (
	"iter"
	"slices"

	"go.etcd.io/bbolt"
)

// scan goes through the entries whose keys have a prefix, from a key on. Keys and
// values are valid until the transaction ends.
//
// It ends early when the context is done, which the caller has to check afterwards.
//
// The bucket may be changed meanwhile. A change invalidates bbolt's cursors, therefore
// scan seeks its place again after one.
func (r *reader) scan(b bucket, from, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		cursor := r.bucket(b).Cursor()
		place := slices.Clone(from)
		for key, value := cursor.Seek(place); hasPrefix(key, prefix) && r.ctx.Err() == nil; {
			changes := r.changes
			if !yield(key, value) {
				return
			}
			if r.changes != changes {
				place = nextKey(append(place[:0], key...))
				key, value = cursor.Seek(place)
			} else {
				key, value = cursor.Next()
			}
		}
	}
}

// scanBack goes through the entries of a bucket, from a key on back to the first.
// Like scan it keeps its place when the bucket is changed.
func (r *reader) scanBack(b bucket, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		cursor := r.bucket(b).Cursor()
		place := slices.Clone(from)
		above, _ := cursor.Seek(nextKey(slices.Clone(place)))
		for {
			key, value := previousKey(cursor, above)
			if key == nil || r.ctx.Err() != nil || !yield(key, value) {
				return
			}
			if r.tx.Writable() {
				place = append(place[:0], key...)
				above, _ = cursor.Seek(place)
			} else {
				above = key
			}
		}
	}
}

// previousKey moves to the entry before the cursor, which is at above, or to the last one
// if above is nil.
func previousKey(cursor *bbolt.Cursor, above []byte) (key, value []byte) {
	if above == nil {
		return cursor.Last()
	}
	return cursor.Prev()
}

// hasPrefix reports whether a key has a prefix; a nil key, the end of a cursor, has none.
func hasPrefix(key, prefix []byte) bool {
	return key != nil && len(key) >= len(prefix) && string(key[:len(prefix)]) == string(prefix)
}

// scanRecords goes through the records of a bucket from a key on.
func scanRecords[T any](r *reader, b bucket, from []byte) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for key, value := range r.scan(b, from, nil) {
			var record T
			if err := r.decode(b, key, value, &record); !yield(record, err) || err != nil {
				return
			}
		}
		yieldDone(r, yield)
	}
}

// yieldDone yields the error of the context, if it is done, as the end of an iteration.
func yieldDone[T any](r *reader, yield func(T, error) bool) {
	if err := r.ctx.Err(); err != nil {
		var none T
		yield(none, err)
	}
}

// scanNumbers goes through the numbers at the end of the keys that have a prefix.
func (r *reader) scanNumbers(b bucket, prefix []byte) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for key := range r.scan(b, prefix, prefix) {
			if !yield(lastNumber(key)) {
				return
			}
		}
	}
}
