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
