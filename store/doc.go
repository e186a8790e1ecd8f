// Package store says what Usynys keeps and by which rules it may change.
//
// It has three parts, and none of them does any I/O:
//
//   - the records: [Person], [Session], [Draft], [Proposal], [Staff],
//     [AuditEntry], [Outgoing] and the values they are made of;
//   - the rules: [Submit], [Apply] and [Erase], the only way a proposal is ever
//     born, changed or removed; [May], which says who is entitled to what;
//     [Catalogue], which says what can be chosen and within which limits;
//   - the contract: [Store], [Reader] and [Tx], which a backend fulfils.
//     Package storetest is the contract as tests; package bolt fulfils it.
//
// The package imports the standard library only and nothing of the project, so
// that everything else may stand on it.
package store
