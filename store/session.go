package store

import "time"

// Session is where a person is in a conversation: which flow, which step. It is data
// only, so that a person goes on where they were after a restart, an upgrade or a week
// of silence. What they have typed is in the [Draft].
type Session struct {
	Person PersonID `json:"person"`
	// Flow and Step name the question the person is being asked; both are empty
	// while nothing is asked.
	Flow string `json:"flow,omitempty"`
	Step string `json:"step,omitempty"`
	// Subject is the proposal whose question the person replies to; 0 for none.
	Subject Seq `json:"subject,omitempty"`
	// Task is the change of a proposal by staff that the flow prepares.
	Task Task `json:"task,omitzero"`
	// Revision rises with every question asked. A button carries the revision of
	// its question, so that a press on an old one is known.
	Revision uint32 `json:"revision"`
	// Page is the page of a list that is shown, from 0.
	Page int `json:"page,omitempty"`
	// At is when the person last did something.
	At time.Time `json:"at,omitzero"`
	// LastMessage is the newest message of the person in the private chat. A screen
	// above it is not edited but sent again below it.
	LastMessage int64 `json:"last_message,omitempty"`
	Flood       Flood `json:"flood,omitzero"`
	// Sought is the last search of a member of the staff.
	Sought Sought `json:"sought,omitzero"`
	// CaredAt is when the person was last shown the helplines.
	CaredAt time.Time `json:"cared_at,omitzero"`
	// Invite is the hash of the invitation that the person opened last.
	Invite string `json:"invite,omitempty"`
	// Round is the cursor of a member of the staff in the queue.
	Round Round `json:"round,omitzero"`
}

// Sought is a search among the proposals: for words, or for all by the author of one.
type Sought struct {
	Words  string `json:"words,omitempty"`
	Author Seq    `json:"author,omitempty"`
	// Revision rises with every search, as that of the session with every question.
	Revision uint32 `json:"revision"`
}

// Nothing reports whether there was no search yet.
func (s Sought) Nothing() bool { return s.Words == "" && s.Author == 0 }

// Flood counts what a person sends within a minute.
type Flood struct {
	Since  time.Time `json:"since,omitzero"`
	Count  int       `json:"count,omitempty"`
	Warned bool      `json:"warned,omitempty"`
}

// Task is a change of a proposal that a member of the staff prepares, until they have
// seen a preview and sent it. It has what they typed for it, so that a restart loses
// nothing.
type Task struct {
	// Action is what is to be done; empty for no task.
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

// Bulk is a change of many proposals by one person, done part by part. A person has at
// most one.
type Bulk struct {
	Person PersonID `json:"person"`
	// Action is [ActionAccept], [ActionAssign] or [ActionMove]; Topic and Assignee are
	// its arguments.
	Action   Action   `json:"action"`
	Topic    string   `json:"topic,omitempty"`
	Assignee PersonID `json:"assignee,omitempty"`
	// Filter says which proposals, of those that the person may decide on.
	Filter Filter `json:"filter,omitzero"`
	// Proposals are those still to do, in order, with their revision when the operation
	// was ordered: one that was changed since is skipped.
	Proposals []Seen `json:"proposals,omitempty"`
	// Total is how many there were, Done how many were changed, Passed how many were
	// skipped because they had been changed meanwhile.
	Total  int       `json:"total"`
	Done   int       `json:"done,omitempty"`
	Passed int       `json:"passed,omitempty"`
	At     time.Time `json:"at"`
}

// Seen is a revision of a proposal.
type Seen struct {
	Proposal Seq    `json:"proposal"`
	Revision uint32 `json:"revision"`
}
