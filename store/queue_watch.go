package store

// QueueWatch is a transaction that notices whether it may change what the queue shows:
// the proposals and their leases.
type QueueWatch struct {
	Tx
	Changed bool
}

// SaveProposal saves a proposal and notices it.
func (w *QueueWatch) SaveProposal(proposal Proposal) error {
	w.Changed = true
	return w.Tx.SaveProposal(proposal)
}

// DeleteProposal deletes a proposal and notices it.
func (w *QueueWatch) DeleteProposal(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteProposal(seq)
}

// SaveLease saves a lease and notices it.
func (w *QueueWatch) SaveLease(lease Lease) error {
	w.Changed = true
	return w.Tx.SaveLease(lease)
}

// DeleteLease deletes a lease and notices it.
func (w *QueueWatch) DeleteLease(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteLease(seq)
}
