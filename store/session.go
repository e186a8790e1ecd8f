package store

import "time"

// Session is where a person is in a conversation: which flow, which step. It is
// data and nothing else, so that a restart, an upgrade or a week of silence goes
// on where the person was. What they have typed is in the [Draft].
type Session struct {
	Person PersonID `json:"person"`
	// Flow and Step name the question the person is being asked; both are empty
	// while nothing is asked.
	Flow string `json:"flow,omitempty"`
	Step string `json:"step,omitempty"`
	// Subject is the proposal about which the person answers a question; 0 if they
	// don't.
	Subject Seq `json:"subject,omitempty"`
	// Task is what the flow is about to do, where that is a change of a proposal by
	// staff.
	Task Task `json:"task,omitzero"`
	// Revision rises with every question asked. A button carries the revision of
	// its question, so that a press on an old one is known.
	Revision uint32 `json:"revision"`
	// Page is the page of a list of choices that is being shown, from 0.
	Page int `json:"page,omitempty"`
	// At is when the person was last heard of.
	At time.Time `json:"at,omitzero"`
	// LastMessage is the newest message of the person in the private chat. A
	// screen above it is not edited but sent anew below it.
	LastMessage int64 `json:"last_message,omitempty"`
	Flood       Flood `json:"flood,omitzero"`
	// Sought is what somebody on the staff has looked for last.
	Sought Sought `json:"sought,omitzero"`
	// CaredAt is when the person was last told where to turn to in distress.
	CaredAt time.Time `json:"cared_at,omitzero"`
	// Invite is the hash of the invitation that the person has opened last.
	Invite string `json:"invite,omitempty"`
	// Round is where somebody on the staff is in the queue.
	Round Round `json:"round,omitzero"`
}

// Sought is what somebody looks for among the proposals: words, or whatever is by
// the author of one.
type Sought struct {
	Words  string `json:"words,omitempty"`
	Author Seq    `json:"author,omitempty"`
	// Revision rises with every search, as that of the session with every question.
	Revision uint32 `json:"revision"`
}

// Nothing reports whether nothing was looked for yet.
func (s Sought) Nothing() bool { return s.Words == "" && s.Author == 0 }

// Flood counts what a person sends within a minute.
type Flood struct {
	Since  time.Time `json:"since,omitzero"`
	Count  int       `json:"count,omitempty"`
	Warned bool      `json:"warned,omitempty"`
}

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

// Bulk is somebody's work on many proposals at once, done part by part. There is
// one a person.
type Bulk struct {
	Person PersonID `json:"person"`
	// Action is [ActionAccept], [ActionAssign] or [ActionMove]; Topic and Assignee
	// are what it needs.
	Action   Action   `json:"action"`
	Topic    string   `json:"topic,omitempty"`
	Assignee PersonID `json:"assignee,omitempty"`
	// Filter says which proposals, of those that the person may decide on.
	Filter Filter `json:"filter,omitzero"`
	// Proposals are those still to do, in order, as they were when the work was
	// ordered: one that has changed since is left alone.
	Proposals []Seen `json:"proposals,omitempty"`
	// Total is how many there were, Done how many were changed, Passed how many
	// had changed meanwhile and were left alone.
	Total  int       `json:"total"`
	Done   int       `json:"done,omitempty"`
	Passed int       `json:"passed,omitempty"`
	At     time.Time `json:"at"`
}

// Seen is a proposal as somebody saw it.
type Seen struct {
	Proposal Seq    `json:"proposal"`
	Revision uint32 `json:"revision"`
}
