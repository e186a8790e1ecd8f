// Package review has what a moderator does with one proposal: accept, decline, ask,
// link, move, assign, undo, reopen, and read the whole of it.
package review
