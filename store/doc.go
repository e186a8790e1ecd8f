// Package store has the records of Usynys, the rules that change them, and the contract of
// a backend. It does no I/O. Its three parts:
//
//   - the records: [Person], [Session], [Draft], [Reply], [Proposal], [Lease],
//     [Block], [Staff], [Invite], [Template], [Group], [Bulk], [Alarm],
//     [AuditEntry], [Outgoing] and the values they are made of;
//   - the rules: [Submit], [Apply] and [Erase] create, change and delete proposals, and
//     nothing else does; [Take] and [TakeOver] lease them; [BlockAuthor], [ChangeStaff],
//     [UseInvite], [EditTemplate] and [LinkGroup] write an audit entry, too; [May]
//     authorizes; [Catalogue] says what can be chosen, within which limits, and which
//     phrases are flagged;
//   - the contract: [Store], [Reader] and [Tx], which a backend implements. Each is put
//     together from interfaces by use, such as [OutboxReader] and [OutboxWriter]; records
//     that only have a key are read and written through the typed [Records]. Package
//     storetest is the contract as tests, package bolt a backend, and package replay
//     checks the counts of any backend against its audit log.
//
// The package imports the standard library only, so that everything else may import it.
package store
