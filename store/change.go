package store

import (
	"fmt"
	"slices"
	"time"
)

// Change asks for a change of a proposal, by a member of the staff, by its author
// or by the clock.
type Change struct {
	Proposal Seq
	Action   Action
	// Revision is the revision the actor saw. 0 is for a command, which names no
	// revision: it applies to the proposal as it is.
	Revision uint32
	// By is the member of the staff who acts, Author the author. Both are zero for
	// the clock.
	By     Staff
	Author PersonID
	At     time.Time
	Reason Reason
	// Text is what a note says, a question asks or an answer answers. The question
	// is in Language.
	Text        string
	Language    Language
	Attachments []Attachment
	// Topic and Region are where to move the proposal; empty leaves one as it is.
	Topic, Region string
	// Assignee is who is to look after it; zero takes it from everybody.
	Assignee Staff
	// Main is the proposal that this one is a duplicate of.
	Main Seq
	// Circle is which circle of staff was told that the answer is late, from 1; 0 is
	// the next one.
	Circle int
}

// rules are what a change goes by.
type rules struct {
	catalogue Catalogue
	zone      *time.Location
	today     Date
	tx        Tx
}

// Apply is the one way in which a proposal changes after it was sent. It checks
// the actor's right and scope, that nobody else works on the proposal, that it is
// as the actor saw it and that the action leads somewhere from there; then it
// writes the proposal, the counters, the alarms and the audit entry. It returns
// the proposal as it is afterwards.
//
// A decline that needs a second vote only puts the first: the status stays as it
// is and Vote says whose it is.
//
// Errors: [ErrNotFound], [ErrNotEntitled], [ErrReasonMissing], [ErrSecondVote],
// [ErrTooLate] for taking a decision back, [ErrLinkedToItself], [ErrHasLinked] and
// [*LinkedError] for linking, [*OvertakenError] and [*LeasedError]. None of them
// leaves anything changed: all are returned before the first write.
func Apply(tx Tx, catalogue Catalogue, zone *time.Location, change Change) (Proposal, error) {
	before, err := tx.Proposal(change.Proposal)
	if err != nil {
		return Proposal{}, err
	}
	if change.Action == ActionDecline && catalogue.Moderation.Needs(SecondForDeclines) && !before.Vote.Given() {
		change.Action = ActionVote
	}
	rule, known := transitions[change.Action]
	if !known {
		return before, fmt.Errorf("action %q is not a transition", change.Action)
	}
	if err := rule.allow(tx, before, change); err != nil {
		return before, err
	}
	after := before.clone()
	rules := rules{catalogue: catalogue, zone: zone, today: DateOf(change.At, zone), tx: tx}
	if err := rule.change(&after, rules, change); err != nil {
		return before, err
	}
	if rule.to != "" {
		after.Status = rule.to
	}
	if !rule.silent {
		after.Revision++
	}
	if rule.to != "" && !rule.apart {
		err = tx.DeleteLease(after.Seq)
	}
	if err != nil {
		return after, err
	}
	return after, record(rules, before, after, change)
}

// allow says why a change can't be made, if it can't.
func (t transition) allow(tx Tx, p Proposal, change Change) error {
	switch {
	case !t.entitled(p, change):
		return ErrNotEntitled
	case !t.possible(p), change.Revision != 0 && change.Revision != p.Revision:
		return &OvertakenError{Proposal: p}
	case t.reason && !change.Reason.Given():
		return ErrReasonMissing
	}
	if t.apart || change.By.ID == 0 {
		return nil
	}
	lease, err := LeaseOf(tx, p.Seq)
	if err == nil && lease.HeldByOther(change.By.ID, change.At) {
		return &LeasedError{Lease: lease}
	}
	return err
}

// clone is a copy that can be changed without changing p.
func (p Proposal) clone() Proposal {
	p.Dialogue, p.Notes, p.Flags = slices.Clone(p.Dialogue), slices.Clone(p.Notes), slices.Clone(p.Flags)
	p.Past, p.Blocks = slices.Clone(p.Past), slices.Clone(p.Blocks)
	return p
}
