package store

import (
	"slices"
	"time"
)

// Decision is a decision on a proposal.
type Decision struct {
	Action Action    `json:"action"`
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Reason Reason    `json:"reason,omitzero"`
	// FirstVote is the vote that came before, where two were needed.
	FirstVote Vote `json:"first,omitzero"`
}

// Reason is why a decision was made: a template by its code, a sentence as the
// moderator wrote it with its language, or both.
type Reason struct {
	Code string `json:"code,omitempty"`
	// Template is the template's text at the time, since it may be edited later.
	Template LocalizedText `json:"template,omitzero"`
	Text     string        `json:"text,omitempty"`
	Language Language      `json:"language,omitempty"`
}

// Given reports whether there is a reason.
func (r Reason) Given() bool { return r.Code != "" || r.Text != "" }

// Vote is the first of two votes that some decisions need.
type Vote struct {
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Reason Reason    `json:"reason,omitzero"`
}

// Given reports whether there is a vote.
func (v Vote) Given() bool { return v.By != 0 }

// ReasonTextFor returns the text that a moderator wrote for the author with the decision,
// block or vote of an audit entry; empty if the decision was undone. The text is on the
// proposal, so that it is erased with it.
func (p Proposal) ReasonTextFor(entry AuditEntry) string {
	for _, decision := range slices.Concat(p.PastDecisions, p.BlockDecisions, []Decision{p.Decision}) {
		switch {
		case decision.Action == entry.Action && decision.By == entry.Actor && decision.At.Equal(entry.At):
			return decision.Reason.Text
		case decision.FirstVote.matches(entry):
			return decision.FirstVote.Reason.Text
		}
	}
	if p.Vote.matches(entry) {
		return p.Vote.Reason.Text
	}
	return ""
}

// matches reports whether the entry is that of the vote.
func (v Vote) matches(entry AuditEntry) bool {
	return entry.Action == ActionVote && v.By == entry.Actor && v.At.Equal(entry.At)
}

// VotedBy reports whether a person gave the first of two votes for declining, and two
// are needed.
func (p Proposal) VotedBy(catalogue Catalogue, id PersonID) bool {
	return p.Vote.Given() && p.Vote.By == id && catalogue.Moderation.NeedsSecondVote(SecondForDeclines)
}

// Question is a question to the author and their reply.
type Question struct {
	AskedBy     PersonID `json:"asked_by"`
	AskedByName string   `json:"asked_by_name,omitempty"`
	// Text is as the moderator wrote it, in Language.
	Text     string    `json:"question"`
	Language Language  `json:"language"`
	AskedAt  time.Time `json:"asked_at"`
	// AssignedSince is set if the proposal was assigned while its author was asked.
	AssignedSince bool `json:"assigned,omitempty"`
	// ResumedAt is when the author last reopened the lapsed proposal. The reminders
	// begin again then.
	ResumedAt time.Time `json:"resumed_at,omitzero"`
	// ReminderCount is how often the author was reminded since, LastReminderAt when last.
	ReminderCount  int          `json:"reminded,omitempty"`
	LastReminderAt time.Time    `json:"reminded_at,omitzero"`
	Reply          string       `json:"answer,omitempty"`
	Attachments    []Attachment `json:"attachments,omitempty"`
	RepliedAt      time.Time    `json:"answered_at,omitzero"`
	// WithdrawnAt is when staff withdrew the question, which then has no reply.
	WithdrawnAt time.Time `json:"withdrawn_at,omitzero"`
}

// OpenSince returns when the author was asked, or reopened the lapsed proposal.
func (e *Question) OpenSince() time.Time {
	if e.ResumedAt.IsZero() {
		return e.AskedAt
	}
	return e.ResumedAt
}

// Replied reports whether the author has replied.
func (e *Question) Replied() bool { return !e.RepliedAt.IsZero() }

// Withdrawn reports whether the question was withdrawn.
func (e *Question) Withdrawn() bool { return !e.WithdrawnAt.IsZero() }

// Note is a remark on a proposal that only staff read.
type Note struct {
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Text   string    `json:"text"`
}
