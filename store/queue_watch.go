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

// PutRecord is that of [Tx]; leases are noticed.
func (w *QueueWatch) PutRecord(kind Kind, key, record any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.PutRecord(kind, key, record)
}

// DeleteRecord is that of [Tx]; leases are noticed.
func (w *QueueWatch) DeleteRecord(kind Kind, key any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.DeleteRecord(kind, key)
}
