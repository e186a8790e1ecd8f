package safety

import "usynys/bot/staff/desk"

// Tasks are the tasks that concern the author as a person.
func Tasks() []desk.TaskSpec { return []desk.TaskSpec{revealTask(), blockTask(), unblockTask()} }
