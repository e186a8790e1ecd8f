package store

// ProposalContext is what a card tells of a proposal that does not stand on it.
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
	// Main is what the proposal is linked to, its Seq 0 if to nothing; Linked counts
	// what is linked to it.
	Main   Proposal
	Linked int
}
