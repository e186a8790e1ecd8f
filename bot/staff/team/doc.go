// Package admin is the upkeep of the staff: who is on it and what they may do, the
// invitations by which somebody joins, and the reasons for declining that all of them
// choose from. It links the groups of the staff, too, and keeps the one message there
// true (group_summary.go). There is one small file a command or button; package bot lists
// them with the right each needs.
//
// A button that changes somebody's record or a reason carries the stamp of what it
// was made for, so that of two administrators who change the same one wins and the
// other sees what has become of it.
package team
