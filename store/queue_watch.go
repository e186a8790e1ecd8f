package store

// QueueWatch is a transaction that notices whether the queue may look different after
// it: which proposals there are and how they stand, and who works on them.
type QueueWatch struct {
	Tx
	Changed bool
}

// SaveProposal is that of [Tx], noticed.
func (w *QueueWatch) SaveProposal(proposal Proposal) error {
	w.Changed = true
	return w.Tx.SaveProposal(proposal)
}

// DeleteProposal is that of [Tx], noticed.
func (w *QueueWatch) DeleteProposal(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteProposal(seq)
}

// SaveLease is that of [Tx], noticed.
func (w *QueueWatch) SaveLease(lease Lease) error {
	w.Changed = true
	return w.Tx.SaveLease(lease)
}

// DeleteLease is that of [Tx], noticed.
func (w *QueueWatch) DeleteLease(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteLease(seq)
}
