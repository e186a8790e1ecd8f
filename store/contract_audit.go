package store

import "iter"

// AuditReader reads the audit log.
//
// The log is one chain over everything, not one a proposal: each entry has the hash
// of the one before it, whatever both are about. A chain of its own for each proposal
// would not show that a whole proposal was removed with its entries, and a periodic
// anchor over all would show it only from the next anchor on. One chain needs one
// writer at a time, and there is one by design: Telegram hands the updates of a bot
// to one process only, and [Store.Update] runs one transaction at a time. A backend
// whose database allows several writers takes one lock for the transaction. The
// command "check" verifies the chain from its first entry to its last.
type AuditReader interface {
	// AuditOf goes through the entries about a proposal, in order.
	AuditOf(seq Seq) iter.Seq2[AuditEntry, error]
	// Audit goes through the entries with a number above after, in order.
	Audit(after uint64) iter.Seq2[AuditEntry, error]
}

// AuditWriter adds to it.
type AuditWriter interface {
	// AppendAudit gives the entry its number and the previous hash, seals it and
	// adds it.
	AppendAudit(entry AuditEntry) error
}
