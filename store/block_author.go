package store

import "time"

// Blocking is a request to block a proposal's author.
type Blocking struct {
	Proposal Seq
	By       Staff
	At       time.Time
	// Span is how long the block lasts; 0 is without end.
	Span   time.Duration
	Reason Reason
}

// BlockAuthor blocks the author of a proposal and notes it on the proposal, with the
// reason that the author reads. Where the catalogue wants two votes, the first only
// proposes the block, and so does a vote for another span or reason than those
// proposed: Proposed is then set in the block that is returned.
//
// Errors: [ErrNotFound], also for a proposal without an author, [ErrNotEntitled],
// [ErrReasonMissing], and where two votes are wanted [ErrBlocked] for an author who is
// blocked already and [ErrSecondVote] for a second vote by the first voter.
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
	block := newBlock(p, wanted)
	if catalogue.Moderation.Needs(SecondForBlocks) {
		if block, err = applyBlockVote(catalogue, before, block, wanted); err != nil {
			return block, err
		}
	}
	if err := Blocks.Put(tx, block); err != nil {
		return block, err
	}
	action := ActionBlock
	if block.Proposed {
		action = ActionBlockVote
	}
	after := p.Clone()
	after.Blocks = append(after.Blocks, Decision{
		Action: action, By: block.By, ByName: block.ByName, At: block.At, Reason: block.Reason, First: block.First,
	})
	entry := auditBlock(p, action, wanted.By, wanted.At, before, block)
	return block, persistChange(environment{catalogue: catalogue, tx: tx}, p, after, entry)
}

func newBlock(p Proposal, wanted Blocking) Block {
	at := wanted.At.UTC()
	block := Block{
		Person: p.Author, Proposal: p.Seq, By: wanted.By.ID, ByName: wanted.By.Name, At: at, Reason: wanted.Reason,
	}
	if wanted.Span > 0 {
		block.Until = at.Add(wanted.Span)
	}
	return block
}

// applyBlockVote returns what one more vote makes of an author's block: an active block,
// or a proposed one.
func applyBlockVote(catalogue Catalogue, before, block Block, wanted Blocking) (Block, error) {
	switch {
	case before.Holds(wanted.At):
		return before, ErrBlocked // a vote must not lift an active block
	case !before.Waits(catalogue, wanted.At) || !SameBlock(before, wanted):
		// A span or a reason needs both votes.
		block.Proposed = true
	case before.By == wanted.By.ID:
		return before, ErrSecondVote
	default:
		block.First = Vote{By: before.By, ByName: before.ByName, At: before.At, Reason: before.Reason}
	}
	return block, nil
}

// SameBlock reports whether a block has the span and the reason that are wanted, so that
// a vote for the one is a vote for the other.
func SameBlock(b Block, wanted Blocking) bool {
	return b.Span() == wanted.Span && b.Reason == wanted.Reason
}

// Unblock ends a block of a proposal's author, or a vote for one. It does nothing if
// there is none. Lifting an active block needs a reason, which colleagues read.
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
	if err := Blocks.Delete(tx, p.Author); err != nil {
		return err
	}
	entry := auditBlock(p, ActionUnblock, by, at, block, Block{})
	entry.Words = reason.Text
	return tx.AppendAudit(entry)
}

// proposalWithAuthor reads a proposal whose author a member of the staff may block.
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
