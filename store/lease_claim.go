package store

import (
	"fmt"
	"time"
)

// LeasedError is returned by a transition when somebody else works on the
// proposal.
type LeasedError struct{ Lease Lease }

func (e *LeasedError) Error() string {
	return fmt.Sprintf("proposal %d is being worked on by somebody else", e.Lease.Proposal)
}

// Take gives somebody a proposal to work on for a span, or more time if they have
// it already. If somebody else has it, their lease is returned and nothing is
// changed; the caller compares.
func Take(tx Tx, seq Seq, staff Staff, now time.Time, span time.Duration) (Lease, error) {
	lease, err := LeaseOf(tx, seq)
	if err != nil || lease.HeldByOther(staff.ID, now) {
		return lease, err
	}
	since := now.UTC()
	if lease.Holds(now) {
		since = lease.Since
	}
	return saveLease(tx, Lease{Proposal: seq, By: staff.ID, ByName: staff.Name, Since: since, Until: now.UTC().Add(span)})
}

// TakeOver gives somebody a proposal that another works on. It returns the lease
// that ended, whose By is 0 if there was none.
func TakeOver(tx Tx, seq Seq, staff Staff, now time.Time, span time.Duration) (Lease, error) {
	before, err := LeaseOf(tx, seq)
	if err != nil {
		return Lease{}, err
	}
	if !before.HeldByOther(staff.ID, now) {
		before = Lease{}
	}
	_, err = saveLease(tx, Lease{Proposal: seq, By: staff.ID, ByName: staff.Name, Since: now.UTC(), Until: now.UTC().Add(span)})
	return before, err
}

// Release gives a proposal back. Somebody else's lease stays.
func Release(tx Tx, seq Seq, by PersonID) error {
	lease, err := LeaseOf(tx, seq)
	if err != nil || lease.By != by {
		return err
	}
	return Leases.Delete(tx, seq)
}

func saveLease(tx Tx, lease Lease) (Lease, error) { return lease, Leases.Put(tx, lease) }
