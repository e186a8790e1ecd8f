package moderator

// ReviewTasks are the tasks with which a proposal is decided on or discussed.
func ReviewTasks() []job {
	return []job{declineJob(), askJob(), noteJob(), linkJob(), reopenJob()}
}
