package review

import "usynys/bot/staff/desk"

// Tasks are the tasks with which a proposal is decided on or discussed.
func Tasks() []desk.TaskSpec {
	return []desk.TaskSpec{declineTask(), askTask(), noteTask(), linkTask(), reopenTask()}
}
