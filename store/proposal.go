package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Seq is a proposal's sequence number: 1, 2, 3 …, never given twice and never
// starting again, not even with a new year.
type Seq uint64

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
	DueOn Date `json:"due_on"`
	// DaysLeft is how many working days of the promise were left when it stopped
	// running, because the author was asked or the proposal was decided.
	DaysLeft int      `json:"days_left,omitempty"`
	Decision Decision `json:"decision,omitzero"`
	// Past are the decisions of which the author was told and that ended since, in
	// order.
	Past []Decision `json:"past,omitempty"`
	// Blocks are the blocks of the author because of this proposal, and the votes for
	// one, in order, with what the author was to read.
	Blocks []Decision `json:"blocks,omitempty"`
	// TellAt is when the author is told of the decision; until then it can be taken
	// back. Zero once the author was told.
	TellAt time.Time `json:"tell_at,omitzero"`
	// AnsweredAt is when staff first decided or asked.
	AnsweredAt time.Time `json:"answered_at,omitzero"`
	// Vote is the first of the two votes that some decisions need.
	Vote Vote `json:"vote,omitzero"`
	// Assignee is who on the staff is to look after it; 0 for nobody in particular.
	Assignee     PersonID `json:"assignee,omitempty"`
	AssigneeName string   `json:"assignee_name,omitempty"`
	// Dialogue is what the author was asked and answered, in order.
	Dialogue []Exchange `json:"dialogue,omitempty"`
	// Main is the proposal that this one was linked to as a duplicate.
	Main Seq `json:"main,omitempty"`
	// MainNumber is the number that people know that one by.
	MainNumber string `json:"main_number,omitempty"`
	// Different is set once the author has said that it is no duplicate.
	Different bool `json:"different,omitempty"`
	// Flags are what a machine noticed about the text. They decide nothing.
	Flags []Flag `json:"flags,omitempty"`
	// Hidden keeps the text from every list, digest and group; staff may open it.
	Hidden bool   `json:"hidden,omitempty"`
	Notes  []Note `json:"notes,omitempty"`
	// Escalated is how far out the circles of staff are that were told that the answer
	// is late. A circle in which nobody hears of it is passed over.
	Escalated int `json:"escalated,omitempty"`
	// Revision rises with every change; whoever changes says which one they saw.
	Revision uint32 `json:"revision"`
}

// NameShown reports whether the author chose to show their name.
func (p Proposal) NameShown() bool { return p.AuthorName != "" }

// Overdue reports whether the promised day has passed without a decision. While
// the author is asked, no day is promised.
func (p Proposal) Overdue(today Date) bool { return p.Status.Waiting() && p.DueOn < today }

// Urgent reports whether somebody has to look at the proposal before all others.
func (p Proposal) Urgent() bool { return Urgent(p.Flags) }

// Crisis reports whether the author may be about to harm themselves.
func (p Proposal) Crisis() bool { return slices.Contains(p.Flags, FlagCrisis) }

// Pending reports whether the decision can still be taken back, because the author
// has not been told of it.
func (p Proposal) Pending() bool { return !p.TellAt.IsZero() }

// Shown is the status as the author may know it: a decision that can still be
// taken back is not told to anybody outside the staff.
func (p Proposal) Shown() Status {
	if p.Pending() {
		return Submitted
	}
	return p.Status
}

// Question is the exchange in which the author is being asked, or was asked last;
// nil if never.
func (p Proposal) Question() *Exchange {
	if len(p.Dialogue) == 0 {
		return nil
	}
	return &p.Dialogue[len(p.Dialogue)-1]
}

// Texts lists what the author wrote: the title, the body and the answers.
func (p Proposal) Texts() []string {
	texts := []string{p.Title, p.Body}
	for _, exchange := range p.Dialogue {
		texts = append(texts, exchange.Answer)
	}
	return texts
}

// authorReplied reports whether the author has answered what they were asked last. A question
// that was taken back is as if it had not been asked.
func (p Proposal) authorReplied() bool {
	for i := range slices.Backward(p.Dialogue) {
		if exchange := &p.Dialogue[i]; !exchange.Withdrawn() {
			return exchange.Answered()
		}
	}
	return false
}

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

// Clone is a copy that can be changed without changing p.
func (p Proposal) Clone() Proposal {
	p.Dialogue, p.Notes, p.Flags = slices.Clone(p.Dialogue), slices.Clone(p.Notes), slices.Clone(p.Flags)
	p.Past, p.Blocks = slices.Clone(p.Past), slices.Clone(p.Blocks)
	return p
}
