// Package store has the records of Usynys and the contract of a backend. It does no I/O.
//
//   - The records: [Person], [Session], [Draft], [Proposal], [Lease], [Block], [Staff],
//     [Group], [Alarm], [AuditEntry], the outbox, and the values they are made of.
//   - [Catalogue]: what can be chosen, within which limits, and which phrases are flagged.
//   - The contract: [Store], [Reader] and [Tx], which a backend implements.
//
// Package rules changes the records, package screening reads texts, package bolt is a
// backend, package storetest the contract as tests, and package replay checks the counts
// of any backend against its audit log.
package store
