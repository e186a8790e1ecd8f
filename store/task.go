package store

// Task is what somebody on the staff is about to do to a proposal, until they have
// seen how it will look and sent it. What they typed for it is in it, so that a
// restart loses nothing.
type Task struct {
	// Action is what is to be done; empty while nothing is.
	Action   Action `json:"action,omitempty"`
	Proposal Seq    `json:"proposal,omitempty"`
	// Revision is that of the proposal when the task was begun.
	Revision uint32 `json:"revision,omitempty"`
	// Reason is the template that was chosen, and what was typed with its language.
	Reason Reason `json:"reason,omitzero"`
	// Argument is what else was chosen: the main proposal of a duplicate, a span.
	Argument string `json:"argument,omitempty"`
}

// Given reports whether a task has been begun.
func (t Task) Given() bool { return t.Action != "" }
