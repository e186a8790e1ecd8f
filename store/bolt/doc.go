// Package bolt keeps everything in one file, usynys.db, by means of bbolt. It
// fulfils the contract of package store, and only this package knows bbolt.
//
// # The file
//
// The file consists of buckets. Each is either records or an index.
//
// A record's value is a version byte, a CRC-32C of version, key and content, and
// the content as JSON; bbolt itself has no checksum on what it stores. An index
// only says where a record is: its entries are checked against the records by
// [Verify].
//
// In keys, n is a number of eight bytes, big-endian, so that keys sort as numbers
// do; id is a person or chat id written likewise, with the sign bit turned over
// so that negative ids come first; text ends with a zero byte; a date is text.
//
//	bucket                  key                                     value
//	meta                    "schema"                                record: schema version
//	                        "next offset"                           record: first update not handled
//	                        "settings"                              record: the catalogue's settings at the last start
//	people                  person id                               record: store.Person
//	sessions                person id                               record: store.Session
//	drafts                  person id                               record: store.Draft
//	staff                   person id                               record: store.Staff
//	proposals               proposal n                              record: store.Proposal
//	proposals by status     status text, order text, proposal n     place
//	proposals by assignee   person id, status text, order text,     place
//	                        proposal n
//	proposals by lateness   circles told, one byte, due text,       tier, one byte; place
//	                        proposal n
//	proposals by author     author id, proposal n inverted          empty
//	proposals by main       main proposal n, proposal n             empty
//	proposals by text       sum n, proposal n                       empty
//	standing                status, region, topic, language,        record: count
//	                        each text
//	queue counts            status, due, region, topic, language,   count n
//	                        each text; assignee id, urgent and
//	                        circles told in one byte
//	leases                  proposal n                              record: store.Lease
//	blocks                  person id                               record: store.Block
//	invites                 hash text                               record: store.Invite
//	groups                  chat id                                 record: store.Group
//	templates               code text                               record: store.Template
//	bulks                   person id                               record: store.Bulk
//	replies                 sequence number                         record: store.Reply
//	alarms                  kind text, subject n                    record: moment
//	alarms by time          moment n, kind text, subject n          empty
//	tallies                 kind text, month or day text, of text,  record: count
//	                        span as one byte
//	entered                 date, status, region, topic,            record: count
//	                        language, each text
//	answered                date, span as one byte                  record: count
//	audit                   entry n                                 record: store.AuditEntry
//	audit by proposal       proposal n, entry n                     empty
//	outbox                  row n                                   record: store.Outgoing
//	outbox by chat          chat id, lane byte, row n               empty
//	outbox by slot          chat id, lane byte, slot text           row n
//	slots                   chat id, slot text                      record: message
//	slots by name           slot text, chat id                      message n
//	dead letters            letter n                                record: store.DeadLetter
//	dead letters by chat    chat id, letter n                       empty
//	quarantine              set-aside n                             record: store.Quarantined
//	quarantine by person    person id, set-aside n                  empty
//	seen                    place in the ring, two bytes            update id n, checksum n
//	seen by mark            update id n, checksum n                 place in the ring, two bytes
//	jobs                    job text                                record: moment of the last run
//
// A place is due, region, topic and language, each text, the ids of the assignee and of
// the first vote, and in one byte how many circles were told that it is late. An order
// is a digit for the tier and the promised day; of a closed proposal it is the day of
// the decision with its digits turned, so that the latest comes first.
//
// A moment in a key is in nanoseconds since 1970 in UTC. Tallies are kept by day and
// by month, so that long periods are read fast.
//
// The proposal number is inverted in the index by author because an author's
// proposals are listed newest first and bbolt's cursors are only ever moved
// forward here. The numbers of proposals, rows, letters, set-aside updates and
// seen marks are the sequences of their buckets.
//
// # The folder
//
//	usynys.db               the store
//	usynys.db.new           a store being made, compacted or restored; removed at the
//	                        next start
//	usynys.db.before-3      a copy from before the migration to schema version 3
//	usynys.db.replaced-…    the store in whose place a backup was restored
//	usynys.sock             where a running bot is asked for a backup
//	backups                 the folder of the backups
//	usynys.lock             held locked while a process has the store open
//
// Copies from before a migration and replaced stores stay until somebody removes
// them. They still hold what is erased from the store later.
//
// The lock file is our own because bbolt locks the database file itself, which
// no longer keeps a second process out once that file has been moved aside.
package bolt
