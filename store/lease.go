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

// Active reports whether the lease has not ended.
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

// Block keeps a person from sending proposals for a while. It is kept when the person
// has their data erased.
type Block struct {
	Person PersonID `json:"person"`
	// Proposal is the proposal that it was set for.
	Proposal Seq       `json:"proposal"`
	By       PersonID  `json:"by"`
	ByName   string    `json:"by_name,omitempty"`
	At       time.Time `json:"at"`
	// Until is when it ends; zero for a block without end.
	Until time.Time `json:"until,omitzero"`
	// Reason is what the person reads.
	Reason Reason `json:"reason,omitzero"`
	// Proposed is set while a second vote is missing: the block is not active yet.
	Proposed bool `json:"proposed,omitempty"`
	// FirstVote is the vote that proposed it, if two were needed.
	FirstVote Vote `json:"first,omitzero"`
}

// Active reports whether the person is blocked now.
func (b Block) Active(now time.Time) bool {
	return b.Person != 0 && !b.Proposed && (b.Until.IsZero() || now.Before(b.Until))
}

// FindBlock returns the block of a person, which may have ended; Person is 0 if there is
// none.
func FindBlock(r Reader, person PersonID) (Block, error) {
	block, err := Blocks.Get(r, person)
	if errors.Is(err, ErrNotFound) {
		return Block{}, nil
	}
	return block, err
}

// Duration returns how long the block was to last when it was set or proposed; 0 is
// without end.
func (b Block) Duration() time.Duration {
	if b.Until.IsZero() {
		return 0
	}
	return b.Until.Sub(b.At)
}

// VoteExpiresAt returns when a proposed block expires without a second vote.
func (b Block) VoteExpiresAt(catalogue Catalogue) time.Time {
	return b.At.Add(time.Duration(catalogue.Moderation.BlockVoteTimeout))
}

// AwaitsSecondVote reports whether the block is proposed and a second vote can still make it
// active.
func (b Block) AwaitsSecondVote(catalogue Catalogue, now time.Time) bool {
	return b.Proposed && now.Before(b.VoteExpiresAt(catalogue))
}
