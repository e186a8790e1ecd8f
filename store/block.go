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
	block, err := r.Block(person)
	if errors.Is(err, ErrNotFound) {
		return Block{}, nil
	}
	return block, err
}

// Blocking asks for a block of a proposal's author.
type Blocking struct {
	Proposal Seq
	By       Staff
	At       time.Time
	// Span is how long it holds; 0 is without end.
	Span   time.Duration
	Reason Reason
}

// BlockAuthor blocks the author of a proposal. Where the catalogue wants two votes
// the first only proposes it, and so does one for another span or reason than those
// proposed; the block that is returned says so. What its author reads then stands on
// the proposal.
//
// Errors: [ErrNotFound], also for a proposal without an author, [ErrNotEntitled],
// [ErrReasonMissing], and where two votes are wanted [ErrBlocked] for an author who is
// blocked already and [ErrSecondVote] when the second vote is by whom the first was.
func BlockAuthor(tx Tx, catalogue Catalogue, wanted Blocking) (Block, error) {
	p, err := authored(tx, wanted.Proposal, wanted.By)
	if err != nil {
		return Block{}, err
	}
	if !wanted.Reason.Given() {
		return Block{}, ErrReasonMissing
	}
	before, err := BlockOf(tx, p.Author)
	if err != nil {
		return Block{}, err
	}
	block := Block{
		Person: p.Author, Proposal: p.Seq, By: wanted.By.ID, ByName: wanted.By.Name, At: wanted.At.UTC(), Reason: wanted.Reason,
	}
	if wanted.Span > 0 {
		block.Until = wanted.At.UTC().Add(wanted.Span)
	}
	if catalogue.Moderation.Needs(SecondForBlocks) {
		if block, err = votedOn(catalogue, before, block, wanted); err != nil {
			return block, err
		}
	}
	action := ActionBlock
	if block.Proposed {
		action = ActionBlockVote
	}
	p = p.clone()
	p.Blocks = append(p.Blocks, Decision{Action: action, By: block.By, ByName: block.ByName, At: block.At, Reason: block.Reason, First: block.First})
	if err := tx.SaveBlock(block); err != nil {
		return block, err
	}
	if err := tx.SaveProposal(p); err != nil {
		return block, err
	}
	return block, tx.AppendAudit(auditBlock(p, action, wanted.By, wanted.At, before, block))
}

// Unblock ends a block of a proposal's author, or a vote for one. That there is none is
// no error. Lifting a block that holds needs a reason, which colleagues read.
//
// Errors: [ErrNotFound], [ErrNotEntitled] and [ErrReasonMissing].
func Unblock(tx Tx, seq Seq, by Staff, at time.Time, reason Reason) error {
	p, err := authored(tx, seq, by)
	if err != nil {
		return err
	}
	block, err := BlockOf(tx, p.Author)
	switch {
	case err != nil || block.Person == 0:
		return err
	case block.Holds(at) && !reason.Given():
		return ErrReasonMissing
	}
	entry := auditBlock(p, ActionUnblock, by, at, block, Block{})
	entry.Words = reason.Text
	if err := tx.DeleteBlock(p.Author); err != nil {
		return err
	}
	return tx.AppendAudit(entry)
}

// authored reads a proposal whose author somebody may block.
func authored(tx Tx, seq Seq, by Staff) (Proposal, error) {
	p, err := tx.Proposal(seq)
	switch {
	case err != nil:
		return p, err
	case !May(by, Decide, p):
		return p, ErrNotEntitled
	case p.Author == 0:
		return p, ErrNotFound
	}
	return p, nil
}
