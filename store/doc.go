// Package store says what Usynys keeps and by which rules it may change.
//
// It has three parts, and none of them does any I/O:
//
//   - the records: [Person], [Session], [Draft], [Reply], [Proposal], [Lease],
//     [Block], [Staff], [Invite], [Template], [Group], [Bulk], [Alarm],
//     [AuditEntry], [Outgoing] and the values they are made of;
//   - the rules: [Submit], [Apply] and [Erase], the only way a proposal is ever
//     born, changed or removed; [Take] and [TakeOver], by which one person works on
//     it at a time; [BlockAuthor]; [ChangeStaff], [UseInvite], [EditTemplate] and
//     [LinkGroup], which the audit tells of as well; [May], which says who is
//     entitled to what; [Catalogue], which says what can be chosen, within which
//     limits, and which words of a text are watched for;
//   - the contract: [Store] with its transactions [Reader] and [Tx], which a backend
//     implements. Each is put together from interfaces by use, such as [OutboxReader]
//     and [OutboxWriter]; what only has a key goes through the typed [Records].
//     Package storetest is the contract as tests; package bolt implements it.
//
// The package imports the standard library only and nothing of the project, so
// that everything else may stand on it.
package store
