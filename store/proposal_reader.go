package store

import "iter"

// ProposalReader reads proposals and finds them by author, original and text.
type ProposalReader interface {
	Proposal(seq Seq) (Proposal, error)
	// Proposals goes through the proposals with a sequence number above after, in
	// order.
	Proposals(after Seq) iter.Seq2[Proposal, error]
	// ProposalsBefore goes through the proposals with a sequence number below before,
	// newest first; 0 begins with the newest.
	ProposalsBefore(before Seq) iter.Seq2[Proposal, error]
	// ProposalsOf goes through an author's proposals, newest first.
	ProposalsOf(author PersonID) iter.Seq2[Proposal, error]
	// CountProposalsOf counts them.
	CountProposalsOf(author PersonID) (int, error)
	// Context reads what a card shows besides the proposal: of the author's other
	// proposals and of those with the same text at most limit each.
	Context(proposal Proposal, limit int) (ProposalContext, error)
	// DuplicatesOf goes through the duplicates of a proposal with a sequence number above
	// after, in order.
	DuplicatesOf(main, after Seq) iter.Seq2[Seq, error]
	// ProposalsWithText goes through the proposals whose text has a [screening.TextHash],
	// in order.
	ProposalsWithText(sum uint64) iter.Seq2[Seq, error]
}

// ProposalWriter writes proposals together with their indexes and the counts of the
// queue. Only package rules calls it.
type ProposalWriter interface {
	// NextSeq takes the next sequence number.
	NextSeq() (Seq, error)
	SaveProposal(proposal Proposal) error
	DeleteProposal(seq Seq) error
}

// ProposalContext is what a card shows besides the proposal itself.
type ProposalContext struct {
	// Lease and Block, of the author, may have ended; By and Person are 0 if there is
	// none.
	Lease Lease
	Block Block
	// Total counts the author's other proposals, Own are the newest of them; none for an
	// erased author.
	Total int
	Own   []Proposal
	// Same are the oldest others with the same text, of any author.
	Same []Proposal
	// Main is the proposal that this one is a duplicate of, its Seq 0 if it is none;
	// Linked counts the duplicates of this one.
	Main   Proposal
	Linked int
}
