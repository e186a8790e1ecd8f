// Package bolt implements the contract of package store with bbolt: everything is in one
// file, usynys.db. No other package knows bbolt.
//
// # The file
//
// The file consists of buckets: records, indexes and two with values of their own.
//
// A record's value is a version byte, a CRC-32C of version, key and content, and the
// content as JSON; bbolt itself has no checksums of what it stores. Indexes and the other
// values have none: [Verify] compares them with the records.
//
// In keys and values, n is a number of eight bytes, big-endian, so that keys sort as
// numbers do; id is a person or chat id, as n but with the sign bit inverted, so that
// negative ids come first; a text ends with a zero byte; a date is a text, 2026-11-23; a
// byte is one number.
//
//	bucket                  key                                     value
//	meta                    "schema"                                record: schema version
//	                        "next offset"                           record: id of the first update not handled
//	                        "settings"                              record: the catalogue's settings at the last start
//	people                  person id                               record: store.Person
//	sessions                person id                               record: store.Session
//	drafts                  person id                               record: store.Draft
//	staff                   person id                               record: store.Staff
//	proposals               proposal n                              record: store.Proposal
//	proposals by status     status text, order text, proposal n     queue value
//	proposals by author     author id, inverted proposal n          empty
//	proposals by assignee   assignee id, status text, order text,   queue value
//	                        proposal n
//	proposals by lateness   escalation level byte, deadline text,   tier byte, queue value
//	                        proposal n
//	proposals by main       original n, proposal n                  empty
//	proposals by text       text hash n, proposal n                 empty
//	standing                status, region, topic and language,     record: count
//	                        each a text
//	queue counts            status, deadline, region, topic and     count n
//	                        language, each a text; assignee id;
//	                        escalation level byte with urgent bit
//	leases                  proposal n                              record: store.Lease
//	blocks                  person id                               record: store.Block
//	invites                 hash text                               record: store.Invite
//	groups                  chat id                                 record: store.Group
//	templates               code text                               record: store.ReasonTemplate
//	bulks                   person id                               record: store.BulkOperation
//	replies                 proposal n                              record: store.ReplyDraft
//	alarms                  kind text, subject n                    record: store.Alarm
//	alarms by time          moment n, kind text, subject n          empty
//	tallies                 kind text, day or month text,           record: count
//	                        tally key text, time bucket byte
//	entered                 day, status, region, topic and          record: count
//	                        language, each a text
//	answered                day text, time bucket byte              record: count
//	audit                   entry n                                 record: store.AuditEntry
//	audit by proposal       proposal n, entry n                     empty
//	outbox                  row n                                   record: store.OutboxRow
//	outbox by chat          chat id, lane byte, row n               empty
//	outbox by slot          chat id, lane byte, slot text           row n
//	slots                   chat id, slot text                      record: message id
//	slots by name           slot text, chat id                      message n
//	dead letters            letter n                                record: store.DeadLetter
//	dead letters by chat    chat id, letter n                       empty
//	quarantine              quarantined n                           record: store.QuarantinedUpdate
//	quarantine by person    person id, quarantined n                empty
//	seen                    place in the ring, two bytes            update id n, checksum n
//	seen by mark            update id n, checksum n                 place in the ring, two bytes
//	jobs                    job text                                record: moment of the last run
//
// Only open proposals are in the index by assignee and in the queue counts, only those
// that wait for the staff in the index by lateness.
//
// An order is the tier as a digit and the deadline; of a closed proposal it is the day of
// the decision with inverted digits, so that the latest comes first. A queue value is
// deadline, region, topic and language, each a text; the ids of the assignee and of the
// first voter; the escalation level byte.
//
// A moment in a key is in nanoseconds since 1970 in UTC. A time bucket is a
// [store.ResponseBucket]. Tallies are stored by day and by month, so that long periods
// are read fast. The index by author has inverted numbers because proposals are listed
// newest first. The numbers of proposals, rows, dead letters, quarantined updates and
// places in the ring are the sequences of their buckets.
//
// # The folder
//
//	usynys.db               the store
//	usynys.db.new           a store that is being created, compacted or restored; removed
//	                        at the next start
//	usynys.db.before-3      a copy from before the migration to schema version 3
//	usynys.db.replaced-…    the store from before a backup was restored
//	usynys.sock             the socket for asking a running bot for a backup
//	backups                 the folder of the backups
//	usynys.lock             locked while a process has the store open
//
// Copies from before a migration and replaced stores stay until the operator removes
// them. They still have what is erased from the store later.
//
// The lock file exists because bbolt locks the database file itself, which does not keep
// a second process out once that file was renamed.
package bolt
