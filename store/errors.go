package store

import (
	"errors"
	"fmt"
)

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
