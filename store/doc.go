// Package store has the records of Usynys, the rules that change them, and the contract of
// a backend. It does no I/O. Its three parts:
//
//   - the records: [Person], [Session], [Draft], [ReplyDraft], [Proposal], [Lease],
//     [Block], [Staff], [Invite], [ReasonTemplate], [Group], [BulkOperation], [Alarm],
//     [AuditEntry], [OutboxRow] and the values they are made of;
//   - the rules: [rules.Submit], [rules.Apply] and [rules.Erase] create, change and delete proposals, and
//     nothing else does; [rules.ClaimLease] and [rules.TakeOverLease] lease them; [rules.BlockAuthor], [rules.ChangeStaff],
//     [rules.AcceptInvite], [rules.EditTemplate] and [rules.LinkGroup] write an audit entry, too; [Authorized]
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
