package rules

import (
	"errors"
	"fmt"

	"usynys/store"
)

// ErrNotAuthorized is returned when the actor may not do what they ask for.
var ErrNotAuthorized = errors.New("not authorized")

// ErrReasonMissing is returned for a change that needs a reason and has none.
var ErrReasonMissing = errors.New("a reason is needed")

// ErrSecondVote is returned to the person who gave the first of two votes.
var ErrSecondVote = errors.New("the second vote has to be another person's")

// ErrBlocked is returned for a vote to block an author who is blocked already.
var ErrBlocked = errors.New("the author is blocked already")

// ErrAuthorNotified is returned for undoing a decision that the author was notified of.
var ErrAuthorNotified = errors.New("the author has been told")

// ErrAuthorNotNotified is returned for reopening a proposal whose decision can still be undone.
var ErrAuthorNotNotified = errors.New("the author has not been told yet")

// ErrDuplicateOfItself is returned for linking a proposal to itself.
var ErrDuplicateOfItself = errors.New("a proposal can't be linked to itself")

// ErrHasDuplicates is returned for linking a proposal that has duplicates.
var ErrHasDuplicates = errors.New("others are linked to this proposal")

// DuplicateError is returned for linking a proposal to one that is itself a duplicate, of
// Original.
type DuplicateError struct{ Original store.Seq }

func (e *DuplicateError) Error() string {
	return fmt.Sprintf("that proposal is linked to proposal %d itself", e.Original)
}

// ConflictError is the conflict of an optimistic lock: the proposal is no longer as the
// actor saw it, since a colleague was quicker or the button was an old one.
type ConflictError struct{ Proposal store.Proposal }

func (e *ConflictError) Error() string {
	return fmt.Sprintf("proposal %d is %s at revision %d by now", e.Proposal.Seq, e.Proposal.Status, e.Proposal.Revision)
}
