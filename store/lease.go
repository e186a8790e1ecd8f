package store

import (
	"errors"
	"time"
)

// Lease reserves a proposal for one member of the staff. It ends by itself.
type Lease struct {
	Proposal Seq       `json:"proposal"`
	By       PersonID  `json:"by"`
	ByName   string    `json:"by_name,omitempty"`
	Since    time.Time `json:"since"`
	Until    time.Time `json:"until"`
}

// Holds reports whether the lease is active.
func (l Lease) Holds(now time.Time) bool { return l.By != 0 && now.Before(l.Until) }

// HeldByOther reports whether a colleague has an active lease.
func (l Lease) HeldByOther(id PersonID, now time.Time) bool { return l.Holds(now) && l.By != id }

// LeaseOf returns the lease of a proposal, which may have ended; By is 0 if there is
// none.
func LeaseOf(r Reader, seq Seq) (Lease, error) {
	lease, err := Leases.Get(r, seq)
	if errors.Is(err, ErrNotFound) {
		return Lease{}, nil
	}
	return lease, err
}
