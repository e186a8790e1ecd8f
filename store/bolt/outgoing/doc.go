// Package outgoing keeps the files that the bot has made and not sent yet, in the
// folder "outgoing" of the data folder. A row of the outbox names such a file.
//
// A file is written and synced before the transaction with the row that names it, so
// that the row of a committed transaction always finds its file. A process that is
// killed in between leaves a file that no row names. [Folder.Sweep] removes those, and
// the files of rows that were sent: the sender deletes no file, because another row may
// name the same content.
package outgoing
