// Package messenger simulates the messenger that the Bot API gives access to: people,
// chats with their members and messages, files, the profile of the bot, and the queue
// of its updates.
//
// One mutex, that of State, guards everything. Unless a comment says otherwise, the
// caller of a function or method of this package holds it. A stored message never
// changes: an edit replaces it, so a message may be read and marshalled without the
// lock.
package messenger
