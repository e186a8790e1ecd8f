package store

import (
	"errors"
	"time"
)

// Block keeps somebody from sending proposals for a while. It outlives an erasure
// of the person's data, or it would keep nobody from anything.
type Block struct {
	Person PersonID `json:"person"`
	// Proposal is the one because of which it was set.
	Proposal Seq       `json:"proposal"`
	By       PersonID  `json:"by"`
	ByName   string    `json:"by_name,omitempty"`
	At       time.Time `json:"at"`
	// Until is when it ends by itself; zero for a block without end.
	Until time.Time `json:"until,omitzero"`
	// Reason is what the person is told.
	Reason Reason `json:"reason,omitzero"`
	// Proposed is set while a second vote is missing: the block does not hold yet.
	Proposed bool `json:"proposed,omitempty"`
	// First is the vote that proposed it, where two were needed.
	First Vote `json:"first,omitzero"`
}

// Holds reports whether the person is blocked now.
func (b Block) Holds(now time.Time) bool {
	return b.Person != 0 && !b.Proposed && (b.Until.IsZero() || now.Before(b.Until))
}

// BlockOf is the block of a person, which may have ended; Person is 0 if there is
// none.
func BlockOf(r Reader, person PersonID) (Block, error) {
	block, err := Blocks.Get(r, person)
	if errors.Is(err, ErrNotFound) {
		return Block{}, nil
	}
	return block, err
}

// Span is how long the block was meant to hold when it was set or proposed; 0 is
// without end.
func (b Block) Span() time.Duration {
	if b.Until.IsZero() {
		return 0
	}
	return b.Until.Sub(b.At)
}

// VoteEnds is when a proposed block counts no longer.
func (b Block) VoteEnds(catalogue Catalogue) time.Time {
	return b.At.Add(time.Duration(catalogue.Moderation.BlockVote))
}

// Waits reports whether the block is proposed and a second vote can still make it
// hold.
func (b Block) Waits(catalogue Catalogue, now time.Time) bool {
	return b.Proposed && now.Before(b.VoteEnds(catalogue))
}
