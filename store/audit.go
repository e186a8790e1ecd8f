package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"time"
)

// AuditEntry is one entry of the audit log: who changed what, when and why. Entries are
// only appended. Each has the hash of the one before, so that a deleted or altered
// entry shows. Participants are never named: their own actions have Actor 0.
type AuditEntry struct {
	Seq      uint64    `json:"seq"`
	At       time.Time `json:"at"`
	Actor    PersonID  `json:"actor"`
	Action   Action    `json:"action"`
	Proposal Seq       `json:"proposal,omitempty"`
	From     Status    `json:"from,omitempty"`
	To       Status    `json:"to,omitempty"`
	// Day is the day that the proposal is counted under: that of At in the zone that
	// was configured then.
	Day Date `json:"day,omitempty"`
	// Region and Topic are those that the proposal is counted under.
	Region string `json:"region,omitempty"`
	Topic  string `json:"topic,omitempty"`
	// ReasonCode is the code of the reason. A reason written for an author is on the
	// proposal, not here.
	ReasonCode string `json:"why,omitempty"`
	// ReasonText is the reason that a member of the staff gave to colleagues.
	ReasonText string `json:"words,omitempty"`
	// Subject is what was changed if it is no proposal: a staff id, a template's code,
	// a chat. Field is the field that was changed from Old to New.
	Subject string `json:"subject,omitempty"`
	Field   string `json:"field,omitempty"`
	Old     string `json:"old,omitempty"`
	New     string `json:"new,omitempty"`
	// Previous and Hash are SHA-256 sums in hexadecimal. Previous is empty in the
	// first entry.
	Previous string `json:"previous"`
	Hash     string `json:"hash,omitempty"`
}

// WithHash returns the entry with its hash: the SHA-256 of its JSON without the hash.
func (e AuditEntry) WithHash() AuditEntry {
	e.Hash = ""
	e.At = e.At.UTC()
	text, err := json.Marshal(e)
	if err != nil {
		// Unreachable: the entry consists of strings, numbers and one time, which is
		// within the years JSON can write.
		panic(fmt.Sprintf("hash audit entry: %v", err))
	}
	sum := sha256.Sum256(text)
	e.Hash = hex.EncodeToString(sum[:])
	return e
}

// Follows reports whether e is intact and comes right after the entry before; before is
// nil for the first entry.
func (e AuditEntry) Follows(before *AuditEntry) bool {
	previous, seq := "", uint64(0)
	if before != nil {
		previous, seq = before.Hash, before.Seq
	}
	return e.Previous == previous && e.Seq == seq+1 && e.WithHash().Hash == e.Hash
}

// AuditReader reads the audit log.
//
// The log is one chain, not one for each proposal: each entry has the hash of the one
// before it, no matter what both are about. A chain of its own for each proposal
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

// AuditWriter appends to the audit log.
type AuditWriter interface {
	// AppendAudit gives the entry its number and its hashes, and appends it.
	AppendAudit(entry AuditEntry) error
}
