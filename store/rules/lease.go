package rules

import (
	"fmt"
	"time"

	"usynys/store"
)

// LeasedError is returned for a change of a proposal that a colleague has leased.
type LeasedError struct{ Lease store.Lease }

func (e *LeasedError) Error() string {
	return fmt.Sprintf("proposal %d is leased to a colleague", e.Lease.Proposal)
}

// ClaimLease leases a proposal to a member of the staff for a span, or extends their
// lease. If a colleague has leased it, nothing changes and the colleague's lease is
// returned: the caller compares By.
func ClaimLease(tx store.Tx, seq store.Seq, staff store.Staff, now time.Time, span time.Duration) (store.Lease, error) {
	lease, err := store.FindLease(tx, seq)
	if err != nil || lease.LeasedToOther(staff.ID, now) {
		return lease, err
	}
	since := now.UTC()
	if lease.Active(now) {
		since = lease.Since
	}
	return saveLease(tx, store.Lease{Proposal: seq, By: staff.ID, ByName: staff.Name, Since: since, Until: now.UTC().Add(span)})
}

// TakeOverLease leases a proposal that a colleague may have leased. It returns the
// colleague's lease, which ends with that; its By is 0 if there was none.
func TakeOverLease(tx store.Tx, seq store.Seq, staff store.Staff, now time.Time, span time.Duration) (store.Lease, error) {
	before, err := store.FindLease(tx, seq)
	if err != nil {
		return store.Lease{}, err
	}
	if !before.LeasedToOther(staff.ID, now) {
		before = store.Lease{}
	}
	_, err = saveLease(tx, store.Lease{Proposal: seq, By: staff.ID, ByName: staff.Name, Since: now.UTC(), Until: now.UTC().Add(span)})
	return before, err
}

// ReleaseLease ends a person's lease of a proposal. A colleague's lease stays.
func ReleaseLease(tx store.Tx, seq store.Seq, by store.PersonID) error {
	lease, err := store.FindLease(tx, seq)
	if err != nil || lease.By != by {
		return err
	}
	return store.Leases.Delete(tx, seq)
}

func saveLease(tx store.Tx, lease store.Lease) (store.Lease, error) {
	return lease, store.Leases.Put(tx, lease)
}
