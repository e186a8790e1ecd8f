package store

import (
	"errors"
	"time"
)

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
	p, err := proposalWithAuthor(tx, wanted.Proposal, wanted.By)
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
		if block, err = applyBlockVote(catalogue, before, block, wanted); err != nil {
			return block, err
		}
	}
	action := ActionBlock
	if block.Proposed {
		action = ActionBlockVote
	}
	p = p.Clone()
	p.Blocks = append(p.Blocks, Decision{Action: action, By: block.By, ByName: block.ByName, At: block.At, Reason: block.Reason, First: block.First})
	return block, errors.Join(
		tx.SaveBlock(block), tx.SaveProposal(p), tx.AppendAudit(auditBlock(p, action, wanted.By, wanted.At, before, block)),
	)
}

// Unblock ends a block of a proposal's author, or a vote for one. That there is none is
// no error. Lifting a block that holds needs a reason, which colleagues read.
//
// Errors: [ErrNotFound], [ErrNotEntitled] and [ErrReasonMissing].
func Unblock(tx Tx, seq Seq, by Staff, at time.Time, reason Reason) error {
	p, err := proposalWithAuthor(tx, seq, by)
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
	return errors.Join(tx.DeleteBlock(p.Author), tx.AppendAudit(entry))
}

// proposalWithAuthor reads a proposal whose author somebody may block.
func proposalWithAuthor(tx Tx, seq Seq, by Staff) (Proposal, error) {
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

// SameBlock reports whether a block has the span and the reason that are wanted, so that
// a vote for the one is a vote for the other.
func SameBlock(b Block, wanted Blocking) bool {
	return b.Span() == wanted.Span && b.Reason == wanted.Reason
}

// applyBlockVote makes of a wanted block what one more vote makes of it, given the author's
// block as it is: one that holds, or one that is proposed.
func applyBlockVote(catalogue Catalogue, before, block Block, wanted Blocking) (Block, error) {
	switch {
	case before.Holds(wanted.At):
		return before, ErrBlocked // a vote must not lift what holds
	case !before.Waits(catalogue, wanted.At) || !SameBlock(before, wanted):
		// Nobody blocks for a span or a reason that only they have voted for.
		block.Proposed = true
	case before.By == wanted.By.ID:
		return before, ErrSecondVote
	default:
		block.First = Vote{By: before.By, ByName: before.ByName, At: before.At, Reason: before.Reason}
	}
	return block, nil
}
