package store

import "time"

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
