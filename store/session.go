package store

import "time"

// QueueCursor is how far a member of the staff has come in going through the queue. What
// they skipped comes again when they have been through the rest. A round ends with the
// day and with another filter.
//
// It is comparable, as the [Session] is.
type QueueCursor struct {
	Day    Date   `json:"day,omitempty"`
	Filter Filter `json:"filter,omitzero"`
	// Cursors has the last entry of each tier that they have passed; closed proposals
	// have no cursor.
	Cursors [TierClosed]QueueOrder `json:"cursors,omitzero"`
}

// ResetUrgent goes back to the first urgent proposal: one that has become urgent may
// come before the cursor.
func (r *QueueCursor) ResetUrgent() { r.Cursors[TierUrgent] = QueueOrder{} }

// Begun reports whether any entry was passed.
func (r *QueueCursor) Begun() bool { return r.Cursors != [TierClosed]QueueOrder{} }

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
	// its question, so that a press of an old one is recognized.
	Revision uint32 `json:"revision"`
	// Page is the page of a list that is shown, from 0.
	Page int `json:"page,omitempty"`
	// LastActiveAt is when the person last did something.
	LastActiveAt time.Time `json:"at,omitzero"`
	// LastMessage is the newest message of the person in the private chat. A screen
	// above it is not edited but sent again below it.
	LastMessage int64 `json:"last_message,omitempty"`
	Flood       Flood `json:"flood,omitzero"`
	// LastSearch is the last search of a member of the staff.
	LastSearch SearchRequest `json:"sought,omitzero"`
	// HelplineShownAt is when the person was last shown the helplines.
	HelplineShownAt time.Time `json:"cared_at,omitzero"`
	// InviteHash is the hash of the invitation that the person opened last.
	InviteHash string `json:"invite,omitempty"`
	// QueueCursor is the cursor of a member of the staff in the queue.
	QueueCursor QueueCursor `json:"round,omitzero"`
}

// SearchRequest is a search for words, or for all proposals by the author of one.
type SearchRequest struct {
	Words  string `json:"words,omitempty"`
	Author Seq    `json:"author,omitempty"`
	// Revision rises with every search, as that of the session with every question.
	Revision uint32 `json:"revision"`
}

// Empty reports whether there was no search yet.
func (s SearchRequest) Empty() bool { return s.Words == "" && s.Author == 0 }

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

// BulkOperation is a change of many proposals by one person, done part by part. A person
// has at most one.
type BulkOperation struct {
	Person PersonID `json:"person"`
	// Action is [ActionAccept], [ActionAssign] or [ActionMove]; Topic and Assignee are
	// its arguments.
	Action   Action   `json:"action"`
	Topic    string   `json:"topic,omitempty"`
	Assignee PersonID `json:"assignee,omitempty"`
	// Filter says which proposals, of those that the person may decide on.
	Filter Filter `json:"filter,omitzero"`
	// Remaining are those still to do, in order, with their revision when the operation
	// was ordered: one that was changed since is skipped.
	Remaining []ProposalRevision `json:"proposals,omitempty"`
	// Total is how many there were, Done how many were changed, Skipped how many were
	// not because they had been changed meanwhile.
	Total   int       `json:"total"`
	Done    int       `json:"done,omitempty"`
	Skipped int       `json:"passed,omitempty"`
	At      time.Time `json:"at"`
}

// ProposalRevision is a revision of a proposal.
type ProposalRevision struct {
	Proposal Seq    `json:"proposal"`
	Revision uint32 `json:"revision"`
}
