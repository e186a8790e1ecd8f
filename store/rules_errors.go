package store

import (
	"errors"
	"fmt"
)

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
