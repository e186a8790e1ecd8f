package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Seq is a proposal's sequence number: 1, 2, 3 …, never given twice and never
// starting again, not even with a new year.
type Seq uint64

// Status is where a proposal stands.
type Status string

// The statuses a stored proposal can have.
const (
	Submitted Status = "submitted"
	Accepted  Status = "accepted"
	Declined  Status = "declined"
)

// Statuses lists every status in the order in which a proposal goes through them.
func Statuses() []Status { return []Status{Submitted, Accepted, Declined} }

// Waiting reports whether somebody still has to decide.
func (s Status) Waiting() bool { return s == Submitted }

// Proposal is what a young person sent, and what became of it.
//
// Fields may be added; a field that is no longer used keeps its JSON name.
type Proposal struct {
	Seq Seq `json:"seq"`
	// Number is what people see: the catalogue's prefix, the year of sending and
	// the sequence number, 2026-000123.
	Number string `json:"number"`
	// Author is 0 once the author has had their data erased.
	Author PersonID `json:"author,omitempty"`
	// AuthorName is kept only if the author chose to show it.
	AuthorName string `json:"author_name,omitempty"`
	Status     Status `json:"status"`
	// Language is that of the author's interface when the proposal was sent.
	Language    Language     `json:"language"`
	Topic       string       `json:"topic"`
	Region      string       `json:"region"`
	Age         AgeBand      `json:"age"`
	Title       string       `json:"title"`
	Body        string       `json:"body"`
	Attachments []Attachment `json:"attachments,omitempty"`
	SubmittedAt time.Time    `json:"submitted_at"`
	// DueOn is the day by which an answer was promised.
	DueOn    Date     `json:"due_on"`
	Decision Decision `json:"decision,omitzero"`
	// Revision rises with every change; whoever changes says which one they saw.
	Revision uint32 `json:"revision"`
}

// NameShown reports whether the author chose to show their name.
func (p Proposal) NameShown() bool { return p.AuthorName != "" }

// Overdue reports whether the promised day has passed without a decision.
func (p Proposal) Overdue(today Date) bool { return p.Status.Waiting() && p.DueOn < today }

// Decision is how a proposal was decided, by whom and why.
type Decision struct {
	Action Action    `json:"action"`
	By     PersonID  `json:"by"`
	ByName string    `json:"by_name,omitempty"`
	At     time.Time `json:"at"`
	Reason Reason    `json:"reason,omitzero"`
}

// Reason is why a proposal was declined: a reason of the catalogue by its code,
// or a sentence as the moderator wrote it, with the language it is in.
type Reason struct {
	Code     string   `json:"code,omitempty"`
	Text     string   `json:"text,omitempty"`
	Language Language `json:"language,omitempty"`
}

// Given reports whether there is a reason.
func (r Reason) Given() bool { return r.Code != "" || r.Text != "" }

// FormatNumber makes the number that people see.
func FormatNumber(prefix string, year int, seq Seq) string {
	return fmt.Sprintf("%s%04d-%06d", prefix, year, seq)
}

// ParseNumber finds the sequence number in what somebody typed: 123, 000123,
// 2026-000123, with or without № and the prefix. Whether such a proposal exists,
// and whether the rest of the number is its own, the caller sees by comparing.
func ParseNumber(text string) (Seq, bool) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "№"))
	if i := strings.LastIndexByte(text, '-'); i >= 0 {
		text = text[i+1:]
	}
	seq, err := strconv.ParseUint(text, 10, 63)
	return Seq(seq), err == nil && seq > 0
}
