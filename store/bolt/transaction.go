package bolt

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"usynys/store"
)

// reader implements [store.Reader]. Its methods are in the files of what they read, next
// to the writing ones.
type reader struct {
	// ctx bounds the transaction, and a reader does not live longer: once it is done,
	// reading and writing fail.
	ctx     context.Context
	path    string
	tx      *bbolt.Tx
	buckets [bucketCount]*bbolt.Bucket
	// changes counts the writes of the transaction.
	changes int
}

var _ store.Reader = (*reader)(nil)

// transaction implements [store.Tx].
type transaction struct {
	reader
	sealer *sealer
}

var _ store.Tx = (*transaction)(nil)

// bucket returns a bucket, which it looks up once in a transaction.
func (r *reader) bucket(b bucket) *bbolt.Bucket {
	if r.buckets[b] == nil {
		r.buckets[b] = r.tx.Bucket([]byte(bucketNames[b]))
		if b == auditBucket && r.buckets[b] != nil {
			// Entries are only appended, so no page needs room for more.
			r.buckets[b].FillPercent = 0.95
		}
	}
	return r.buckets[b]
}

// has reports whether there is an entry.
func (r *reader) has(b bucket, key []byte) (bool, error) {
	return r.bucket(b).Get(key) != nil, r.ctx.Err()
}

// decode reads a record's value; the error for a damaged one names the record.
func (r *reader) decode(b bucket, key, value []byte, record any) error {
	if err := decode(key, value, record); err != nil {
		return corrupt(r.path, b, key, err)
	}
	return nil
}

// read returns a record, or [store.ErrNotFound].
func read[T any](r *reader, b bucket, key []byte) (T, error) {
	var record T
	if err := r.ctx.Err(); err != nil {
		return record, err
	}
	value := r.bucket(b).Get(key)
	if value == nil {
		return record, store.ErrNotFound
	}
	err := r.decode(b, key, value, &record)
	return record, err
}

// entries counts the entries of a bucket, up to limit.
func (r *reader) entries(b bucket, limit int) (int, error) {
	count := 0
	if limit <= 0 {
		return 0, nil
	}
	for range r.scan(b, nil, nil) {
		if count++; count == limit {
			break
		}
	}
	return count, r.ctx.Err()
}

// Changes returns how many writes the transaction has made.
func (t *transaction) Changes() int { return t.changes }

// write writes a record, which is given as a pointer, under a key.
func (t *transaction) write(b bucket, key []byte, record any) error {
	value, err := t.sealer.seal(key, record)
	if err != nil {
		return fmt.Errorf("write to bucket %s: %w", b, err)
	}
	return t.put(b, key, value)
}

func (t *transaction) put(b bucket, key, value []byte) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.changes++
	if err := t.bucket(b).Put(key, value); err != nil {
		return fmt.Errorf("write to bucket %s: %w", b, err)
	}
	return nil
}

func (t *transaction) delete(b bucket, key []byte) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	t.changes++
	if err := t.bucket(b).Delete(key); err != nil {
		return fmt.Errorf("delete from bucket %s: %w", b, err)
	}
	return nil
}

// next takes the next number of a bucket.
func (t *transaction) next(b bucket) (uint64, error) {
	t.changes++
	n, err := t.bucket(b).NextSequence()
	if err != nil {
		return 0, fmt.Errorf("next number of bucket %s: %w", b, err)
	}
	return n, nil
}
