package rules

import (
	"fmt"
	"time"

	"usynys/store"
)

// Change is a request to change a proposal: by a member of the staff, by its author or
// by the clock.
type Change struct {
	Proposal store.Seq
	Action   store.Action
	// Revision is the revision the actor saw; 0 applies to the proposal as it is, as
	// commands do, which name no revision.
	Revision uint32
	// By is the member of the staff who acts, Author the author. Both are zero for
	// the clock.
	By     store.Staff
	Author store.PersonID
	At     time.Time
	Reason store.Reason
	// Text is a note, a question or a reply. A question is in Language.
	Text        string
	Language    store.Language
	Attachments []store.Attachment
	// Topic and Region are where to move the proposal; an empty one stays as it is.
	Topic, Region string
	// Assignee is the new assignee; the zero value leaves the proposal without one.
	Assignee store.Staff
	// Original is the proposal that this one is a duplicate of.
	Original store.Seq
	// Level is the escalation level whose staff were notified that the answer is late,
	// from 1; 0 is the next one.
	Level int
}

// environment is what a transition needs besides the change.
type environment struct {
	catalogue store.Catalogue
	zone      *time.Location
	today     store.Date
	tx        store.Tx
}

func newEnvironment(tx store.Tx, catalogue store.Catalogue, zone *time.Location, at time.Time) environment {
	return environment{catalogue: catalogue, zone: zone, today: store.DateOf(at, zone), tx: tx}
}

// Apply changes a submitted proposal. It checks that the actor may do that, that no
// colleague has leased the proposal, that its revision is the one the actor saw and that
// the action is possible in its status. Then it writes the proposal, the counts, the
// alarms and the audit entry, and returns the changed proposal.
//
// The first vote for a decline that needs two leaves the status as it is and sets Vote.
//
// Errors: [store.ErrNotFound], [ErrNotAuthorized], [ErrReasonMissing], [ErrSecondVote],
// [ErrAuthorNotified] for undoing a decision, [ErrDuplicateOfItself], [ErrHasDuplicates]
// and [*DuplicateError] for linking, [*ConflictError] and [*LeasedError]. After an error
// nothing is changed.
func Apply(tx store.Tx, catalogue store.Catalogue, zone *time.Location, change Change) (store.Proposal, error) {
	before, err := tx.Proposal(change.Proposal)
	if err != nil {
		return store.Proposal{}, err
	}
	if change.Action == store.ActionDecline && catalogue.Moderation.NeedsSecondVote(store.SecondForDeclines) && !before.Vote.Given() {
		change.Action = store.ActionVote
	}
	rule, known := transitions[change.Action]
	if !known {
		return before, fmt.Errorf("action %q is not a transition", change.Action)
	}
	if err := rule.check(tx, before, change); err != nil {
		return before, err
	}
	if rule.reason && !change.Reason.Given() {
		return before, ErrReasonMissing
	}
	return rule.perform(newEnvironment(tx, catalogue, zone, change.At), before, change)
}

// Check returns the error with which [Apply] refuses a change of a proposal because of
// its actor, the status, the revision or a colleague's lease; nil if it does not.
func Check(tx store.Tx, p store.Proposal, change Change) error {
	return transitions[change.Action].check(tx, p, change)
}

// perform makes the change of a transition, which has been checked. On an error it
// returns the proposal as it was.
func (t transition) perform(env environment, before store.Proposal, change Change) (store.Proposal, error) {
	after := before.Clone()
	if err := t.effect(&after, env, change); err != nil {
		return before, err
	}
	if t.to != "" {
		after.Status = t.to
	}
	if !t.keepsRevision {
		after.Revision++
	}
	if t.to != "" && !t.ignoresLease {
		if err := store.Leases.Delete(env.tx, after.Seq); err != nil {
			return before, err
		}
	}
	return after, persistChange(env, before, after, changeEntry(env, before, after, change))
}

// check returns why a change can't be made, if it can't.
func (t transition) check(tx store.Tx, p store.Proposal, change Change) error {
	switch {
	case !t.authorized(p, change):
		return ErrNotAuthorized
	case !t.allowedFrom(p), change.Revision != 0 && change.Revision != p.Revision:
		return &ConflictError{Proposal: p}
	}
	if t.ignoresLease || change.By.ID == 0 {
		return nil
	}
	lease, err := store.FindLease(tx, p.Seq)
	if err == nil && lease.LeasedToOther(change.By.ID, change.At) {
		return &LeasedError{Lease: lease}
	}
	return err
}
