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

// Active reports whether the lease is active.
func (l Lease) Active(now time.Time) bool { return l.By != 0 && now.Before(l.Until) }

// LeasedToOther reports whether a colleague has an active lease.
func (l Lease) LeasedToOther(id PersonID, now time.Time) bool { return l.Active(now) && l.By != id }

// FindLease returns the lease of a proposal, which may have ended; By is 0 if there is
// none.
func FindLease(r Reader, seq Seq) (Lease, error) {
	lease, err := Leases.Get(r, seq)
	if errors.Is(err, ErrNotFound) {
		return Lease{}, nil
	}
	return lease, err
}
