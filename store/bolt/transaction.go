package bolt

import (
	"fmt"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// reader fulfils store.Reader. Its methods stand in one file for each kind of
// record, next to the writing ones.
type reader struct {
	path    string
	tx      *bbolt.Tx
	buckets [bucketCount]*bbolt.Bucket
	// changes counts what the transaction has written.
	changes int
}

var _ store.Reader = (*reader)(nil)

// transaction fulfils store.Tx.
type transaction struct {
	reader
	sealer *sealer
}

var _ store.Tx = (*transaction)(nil)

// bucket finds a bucket once in a transaction.
func (r *reader) bucket(b bucket) *bbolt.Bucket {
	if r.buckets[b] == nil {
		r.buckets[b] = r.tx.Bucket([]byte(bucketNames[b]))
		if b == auditBucket && r.buckets[b] != nil {
			// It is only ever added to at its end, so no page needs room for more.
			r.buckets[b].FillPercent = 0.95
		}
	}
	return r.buckets[b]
}

// has reports whether there is an entry.
func (r *reader) has(b bucket, key []byte) bool { return r.bucket(b).Get(key) != nil }

// decode reads a record's value and names the record if it is damaged.
func (r *reader) decode(b bucket, key, value []byte, record any) error {
	if err := decode(key, value, record); err != nil {
		return corrupt(r.path, b, key, err)
	}
	return nil
}

// read reads a record, or returns store.ErrNotFound.
func read[T any](r *reader, b bucket, key []byte) (T, error) {
	var record T
	value := r.bucket(b).Get(key)
	if value == nil {
		return record, store.ErrNotFound
	}
	err := r.decode(b, key, value, &record)
	return record, err
}

// scan goes through the entries whose keys have a prefix, from a key on. Keys and
// values are valid until the transaction ends.
//
// The bucket may be changed meanwhile. A change makes bbolt's cursors lose their
// place, therefore it is looked for again after one.
func (r *reader) scan(b bucket, from, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		cursor := r.bucket(b).Cursor()
		place := slices.Clone(from)
		for key, value := cursor.Seek(place); hasPrefix(key, prefix); {
			changes := r.changes
			if !yield(key, value) {
				return
			}
			if r.changes != changes {
				place = after(append(place[:0], key...))
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
		above, _ := cursor.Seek(after(slices.Clone(place)))
		for {
			key, value := stepBack(cursor, above)
			if key == nil || !yield(key, value) {
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

// stepBack goes to the entry before the one the cursor is at, which is above it, or to
// the last if nothing is above.
func stepBack(cursor *bbolt.Cursor, above []byte) (key, value []byte) {
	if above == nil {
		return cursor.Last()
	}
	return cursor.Prev()
}

// hasPrefix is false for no key at all, which is how a cursor tells the end.
func hasPrefix(key, prefix []byte) bool {
	return key != nil && len(key) >= len(prefix) && string(key[:len(prefix)]) == string(prefix)
}

// entries counts the entries of a bucket, up to limit.
func (r *reader) entries(b bucket, limit int) int {
	count := 0
	if limit <= 0 {
		return 0
	}
	for range r.scan(b, nil, nil) {
		if count++; count == limit {
			break
		}
	}
	return count
}

// records goes through the records of a bucket from a key on.
func records[T any](r *reader, b bucket, from []byte) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for key, value := range r.scan(b, from, nil) {
			var record T
			if err := r.decode(b, key, value, &record); !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// collect gathers what an iteration gives, until its first error.
func collect[T any](all iter.Seq2[T, error]) ([]T, error) {
	var list []T
	for record, err := range all {
		if err != nil {
			return nil, err
		}
		list = append(list, record)
	}
	return list, nil
}

// write puts a record, given by a pointer, under a key.
func (t *transaction) write(b bucket, key []byte, record any) error {
	value, err := t.sealer.seal(key, record)
	if err != nil {
		return fmt.Errorf("write to bucket %s: %w", b, err)
	}
	return t.put(b, key, value)
}

func (t *transaction) put(b bucket, key, value []byte) error {
	t.changes++
	if err := t.bucket(b).Put(key, value); err != nil {
		return fmt.Errorf("write to bucket %s: %w", b, err)
	}
	return nil
}

func (t *transaction) delete(b bucket, key []byte) error {
	t.changes++
	if err := t.bucket(b).Delete(key); err != nil {
		return fmt.Errorf("delete from bucket %s: %w", b, err)
	}
	return nil
}

// next gives the next number of a bucket.
func (t *transaction) next(b bucket) (uint64, error) {
	n, err := t.bucket(b).NextSequence()
	if err != nil {
		return 0, fmt.Errorf("next number of bucket %s: %w", b, err)
	}
	return n, nil
}

// numbers goes through the numbers with which the keys that have a prefix end.
func (r *reader) numbers(b bucket, prefix []byte) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for key := range r.scan(b, prefix, prefix) {
			if !yield(lastNumber(key)) {
				return
			}
		}
	}
}
