package store

import "iter"

// ProposalReader reads proposals and finds them by what they belong to.
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
	// Context reads what stands around a proposal, all of it in one go: of the author's
	// other proposals and of those with the same text at most limit each.
	Context(proposal Proposal, limit int) (ProposalContext, error)
	// LinkedTo goes through the duplicates of a proposal, in order.
	LinkedTo(main Seq) iter.Seq2[Seq, error]
	// SameText goes through the proposals whose text has a sum of [TextSum], in order.
	SameText(sum uint64) iter.Seq2[Seq, error]
}

// ProposalWriter writes proposals together with everything by which they are found
// and counted. Only the transitions of this package call it.
type ProposalWriter interface {
	// NextSeq returns the next sequence number of a proposal.
	NextSeq() (Seq, error)
	SaveProposal(proposal Proposal) error
	DeleteProposal(seq Seq) error
}
