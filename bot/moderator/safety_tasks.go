package moderator

// SafetyTasks are the tasks that concern the author as a person.
func SafetyTasks() []job { return []job{revealJob(), blockJob(), unblockJob()} }
