package store

import (
	"fmt"
	"time"
)

// LeasedError is returned for a change of a proposal that a colleague has leased.
type LeasedError struct{ Lease Lease }

func (e *LeasedError) Error() string {
	return fmt.Sprintf("proposal %d is leased to a colleague", e.Lease.Proposal)
}

// Take leases a proposal to a member of the staff for a span, or extends their lease. If
// a colleague has leased it, Take changes nothing and returns the colleague's lease: the
// caller compares By.
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

// TakeOver leases a proposal that a colleague may have leased. It returns the colleague's
// lease, which ends with that; its By is 0 if there was none.
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

// Release ends a person's lease of a proposal. A colleague's lease stays.
func Release(tx Tx, seq Seq, by PersonID) error {
	lease, err := LeaseOf(tx, seq)
	if err != nil || lease.By != by {
		return err
	}
	return Leases.Delete(tx, seq)
}

func saveLease(tx Tx, lease Lease) (Lease, error) { return lease, Leases.Put(tx, lease) }
