package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// Store keeps everything. A backend passes the tests of package storetest.
//
// The context given to Update and View bounds the whole transaction: once it is done,
// every read, every write and every iteration returns its error, and nothing of the
// transaction stays. The methods of [Reader] and [Tx] take no context of their own:
// it would be the same one in each of them, and rules that are handed a Tx could not
// use another.
type Store interface {
	// Update runs fn in the one writing transaction and makes everything fn did
	// durable before it returns nil. When fn returns an error nothing of it stays
	// and the error is returned as it is, so that errors.Is and errors.As work.
	//
	// fn may run more than once: a backend may have to repeat a transaction that
	// conflicts with another. Nothing stays of the runs before the last, so fn must
	// reset what it keeps outside of itself.
	//
	// When ctx is done before fn begins, fn is not run and the error is that of
	// ctx; a closed store does not run it either. When the commit fails the error
	// is a [*CommitError]: whether the changes are durable is then unknown, and the
	// caller must stop using the store. A panic in fn is passed on, and the store
	// refuses everything after it.
	Update(ctx context.Context, fn func(Tx) error) error
	// View runs fn on a snapshot of the store. fn must
	// not wait for anything: an open view may keep the backend from reusing space.
	View(ctx context.Context, fn func(Reader) error) error
	// Close waits for running transactions and releases what the backend holds.
	Close() error
}

// Collect returns the items of an iteration, or its first error.
func Collect[T any](all iter.Seq2[T, error]) ([]T, error) {
	var list []T
	for item, err := range all {
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}

// CommitError is returned by Update when the outcome of the commit is unknown.
type CommitError struct{ Err error }

func (e *CommitError) Error() string {
	return "commit to the store failed, its outcome is unknown: " + e.Err.Error()
}

func (e *CommitError) Unwrap() error { return e.Err }

// Reader reads. Records are the caller's own copies. A single record that is not
// there is [ErrNotFound]; an empty list is no error. An iteration may be left
// early and gone through again, and in a [Tx] what it goes through may be changed
// and deleted meanwhile.
type Reader interface {
	RecordReader
	UpdateReader
	ProposalReader
	QueueReader
	ScheduleReader
	OutboxReader
	FigureReader
	AuditReader
}

// Tx reads and writes. A transaction reads its own writes.
// Codes, dates, slots and names of jobs must not contain U+0000; a write with one that
// does is refused.
type Tx interface {
	Reader
	// Changes returns how many writes this transaction has made so far. It rises with
	// each method of the writers that changes something, and with nothing else.
	Changes() int

	RecordWriter
	UpdateWriter
	ProposalWriter
	FigureWriter
	ScheduleWriter
	OutboxWriter
	AuditWriter
}

// ErrNotFound is returned when there is no such record.
var ErrNotFound = errors.New("no such record")

// LockedError is returned on opening a store that another process has open.
type LockedError struct{ Path string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("another process holds the store %s: stop it first, or choose another folder with --data", e.Path)
}

// NewerSchemaError is returned on opening a store written by a newer version.
type NewerSchemaError struct {
	Path         string
	Found, Known int
}

func (e *NewerSchemaError) Error() string {
	return fmt.Sprintf("the store %s has schema version %d, this program knows up to %d: install the newer program again; the file was left untouched", e.Path, e.Found, e.Known)
}

// CorruptError is returned when a store file or a record in it is damaged.
type CorruptError struct {
	Path string
	Err  error
}

func (e *CorruptError) Error() string {
	return fmt.Sprintf("the store %s is damaged and was left untouched, restore it from a backup: %v", e.Path, e.Err)
}

func (e *CorruptError) Unwrap() error { return e.Err }
