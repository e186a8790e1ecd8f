package store

import "slices"

// Status is where a proposal stands.
type Status string

// The statuses a stored proposal can have.
const (
	// Submitted waits for the staff.
	Submitted Status = "submitted"
	// Asked waits for its author: a question is open.
	Asked    Status = "asked"
	Accepted Status = "accepted"
	Declined Status = "declined"
	// Linked is a duplicate of another proposal, with which it shares its fate.
	Linked Status = "linked"
	// Lapsed was closed because its author did not answer. The author can undo that.
	Lapsed Status = "lapsed"
)

// Statuses lists every status in the order in which a proposal goes through them.
func Statuses() []Status { return []Status{Submitted, Asked, Accepted, Declined, Linked, Lapsed} }

// Waiting reports whether staff have to act.
func (s Status) Waiting() bool { return s == Submitted }

// Open reports whether nobody has decided yet.
func (s Status) Open() bool { return s == Submitted || s == Asked }

// Known reports whether s is one of the statuses.
func (s Status) Known() bool { return slices.Contains(Statuses(), s) }
