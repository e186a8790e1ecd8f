// Package review has what a moderator does with one proposal: accept, decline, ask, link,
// move, assign, undo, reopen, and read the whole of it.
package review

import "usynys/bot/staff/desk"

// Tasks are the tasks in which a moderator types something about a proposal.
var Tasks = []desk.TaskSpec{declineTask, askTask, noteTask, linkTask, reopenTask}
