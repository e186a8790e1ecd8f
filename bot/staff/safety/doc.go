// Package safety blocks authors, hides texts and reveals contacts.
package safety

import "usynys/bot/staff/desk"

// Tasks are the tasks that concern the author as a person.
var Tasks = []desk.TaskSpec{revealTask, blockTask, unblockTask}
