package store

import (
	"errors"
	"fmt"
)

// ErrNotFound is returned when there is no such record.
var ErrNotFound = errors.New("no such record")

// ErrNotEntitled is returned by a transition when the actor may not do that with
// this proposal.
var ErrNotEntitled = errors.New("not entitled")

// ErrReasonMissing is returned by a transition that needs a reason and has none.
var ErrReasonMissing = errors.New("a reason is needed")

// ErrSecondVote is returned to whoever gave the first of two votes: the second has
// to be somebody else's.
var ErrSecondVote = errors.New("the second vote has to be somebody else's")

// ErrBlocked is returned for a vote to block somebody who is blocked already.
var ErrBlocked = errors.New("the author is blocked already")

// ErrTooLate is returned for taking back a decision that the author knows of.
var ErrTooLate = errors.New("the author has been told")

// ErrTooEarly is returned for reopening a proposal whose decision can simply be
// taken back.
var ErrTooEarly = errors.New("the author has not been told yet")

// ErrLinkedToItself is returned for linking a proposal to itself.
var ErrLinkedToItself = errors.New("a proposal can't be linked to itself")

// ErrHasLinked is returned for linking a proposal that others are linked to.
var ErrHasLinked = errors.New("others are linked to this proposal")

// LinkedError is returned for linking a proposal to one that is linked itself.
type LinkedError struct{ To Seq }

func (e *LinkedError) Error() string {
	return fmt.Sprintf("that proposal is linked to proposal %d itself", e.To)
}

// OvertakenError is returned by a transition when the proposal is no longer as
// the actor saw it: somebody else was quicker, or the button was an old one.
type OvertakenError struct{ Proposal Proposal }

func (e *OvertakenError) Error() string {
	return fmt.Sprintf("proposal %d is %s at revision %d by now", e.Proposal.Seq, e.Proposal.Status, e.Proposal.Revision)
}

// HeldError is returned on opening a store that another process has open.
type HeldError struct{ Path string }

func (e *HeldError) Error() string {
	return fmt.Sprintf("another process holds the store %s: stop it first, or choose another folder with --data", e.Path)
}

// NewerError is returned on opening a store written by a newer version.
type NewerError struct {
	Path         string
	Found, Known int
}

func (e *NewerError) Error() string {
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
