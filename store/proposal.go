package store

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"usynys/store/screening"
)

// ProposalReader reads proposals and finds them by what they belong to.
type ProposalReader interface {
	Proposal(seq Seq) (Proposal, error)
	// Proposals goes through the proposals with a sequence number above after, in
	// order.
	Proposals(after Seq) iter.Seq2[Proposal, error]
	// ProposalsBefore goes through the proposals with a sequence number below before,
	// newest first; 0 begins with the newest.
	ProposalsBefore(before Seq) iter.Seq2[Proposal, error]
	// ProposalsOf goes through an author's proposals, newest first.
	ProposalsOf(author PersonID) iter.Seq2[Proposal, error]
	// CountProposalsOf counts them.
	CountProposalsOf(author PersonID) (int, error)
	// Context reads what stands around a proposal, all of it in one go: of the author's
	// other proposals and of those with the same text at most limit each.
	Context(proposal Proposal, limit int) (ProposalContext, error)
	// DuplicatesOf goes through the duplicates of a proposal with a sequence number above
	// after, in order.
	DuplicatesOf(main, after Seq) iter.Seq2[Seq, error]
	// ProposalsWithText goes through the proposals whose text has a sum of [screening.TextHash], in order.
	ProposalsWithText(sum uint64) iter.Seq2[Seq, error]
}

// ProposalWriter writes proposals together with everything by which they are found
// and counted. Only the transitions of this package call it.
type ProposalWriter interface {
	// NextSeq returns the next sequence number of a proposal.
	NextSeq() (Seq, error)
	SaveProposal(proposal Proposal) error
	DeleteProposal(seq Seq) error
}

// Seq is a proposal's sequence number: 1, 2, 3 …. A number is never given twice, and
// they don't start again with a new year.
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
	// Language is the language of the author's interface when the proposal was sent.
	Language    Language     `json:"language"`
	Topic       string       `json:"topic"`
	Region      string       `json:"region"`
	Age         AgeBand      `json:"age"`
	Title       string       `json:"title"`
	Body        string       `json:"body"`
	Attachments []Attachment `json:"attachments,omitempty"`
	SubmittedAt time.Time    `json:"submitted_at"`
	// DueOn is the deadline: the day that an answer was promised by.
	DueOn Date `json:"due_on"`
	// DaysLeft is how many working days were left to the deadline when it stopped
	// running, because the author was asked or the proposal was decided.
	DaysLeft int      `json:"days_left,omitempty"`
	Decision Decision `json:"decision,omitzero"`
	// PastDecisions are the decisions that the author was notified of and that have ended, in
	// order.
	PastDecisions []Decision `json:"past,omitempty"`
	// BlockDecisions are the blocks of the author for this proposal, and the votes for one, in
	// order, with the reason for the author.
	BlockDecisions []Decision `json:"blocks,omitempty"`
	// NotifyAt is when the author is notified of the decision; until then it can be
	// undone. Zero once the author was notified.
	NotifyAt time.Time `json:"tell_at,omitzero"`
	// FirstResponseAt is when staff first decided or asked.
	FirstResponseAt time.Time `json:"answered_at,omitzero"`
	// Vote is the first of the two votes that some decisions need.
	Vote Vote `json:"vote,omitzero"`
	// Assignee is the member of the staff who looks after it; 0 for none.
	Assignee     PersonID `json:"assignee,omitempty"`
	AssigneeName string   `json:"assignee_name,omitempty"`
	// Questions are the questions to the author with their replies, in order.
	Questions []Question `json:"dialogue,omitempty"`
	// Original is the original that this proposal is a duplicate of.
	Original Seq `json:"main,omitempty"`
	// OriginalNumber is the number of Main that people see.
	OriginalNumber string `json:"main_number,omitempty"`
	// NotDuplicate is set once the author has said that it is no duplicate.
	NotDuplicate bool `json:"different,omitempty"`
	// Flags are what screening found in the text. They decide nothing.
	Flags []screening.Flag `json:"flags,omitempty"`
	// Hidden keeps the text out of every list, digest and group; staff may open it.
	Hidden bool   `json:"hidden,omitempty"`
	Notes  []Note `json:"notes,omitempty"`
	// EscalationLevel is the highest escalation level whose staff were notified that the
	// answer is late. A level without recipients is skipped.
	EscalationLevel int `json:"escalated,omitempty"`
	// Revision is the optimistic lock: it rises with every change, and a change names
	// the revision that its actor saw.
	Revision uint32 `json:"revision"`
}

// NameShown reports whether the author chose to show their name.
func (p Proposal) NameShown() bool { return p.AuthorName != "" }

// Overdue reports whether the deadline has passed without a decision. While the author
// is asked, there is none.
func (p Proposal) Overdue(today Date) bool { return p.Status.Waiting() && p.DueOn < today }

// Urgent reports whether staff have to see the proposal before all others.
func (p Proposal) Urgent() bool { return screening.Urgent(p.Flags) }

// Crisis reports whether the author may be about to harm themselves.
func (p Proposal) Crisis() bool { return slices.Contains(p.Flags, screening.FlagCrisis) }

// Undoable reports whether the decision can still be undone, since the author was not
// notified of it.
func (p Proposal) Undoable() bool { return !p.NotifyAt.IsZero() }

// VisibleStatus returns the status that people outside the staff may know: a decision that can
// still be undone is not among it.
func (p Proposal) VisibleStatus() Status {
	if p.Undoable() {
		return StatusSubmitted
	}
	return p.Status
}

// LatestQuestion returns the latest question to the author, nil if there is none.
func (p Proposal) LatestQuestion() *Question {
	if len(p.Questions) == 0 {
		return nil
	}
	return &p.Questions[len(p.Questions)-1]
}

// Texts lists what the author wrote: the title, the body and the answers.
func (p Proposal) Texts() []string {
	texts := []string{p.Title, p.Body}
	for _, exchange := range p.Questions {
		texts = append(texts, exchange.Reply)
	}
	return texts
}

// authorReplied reports whether the author has replied to the latest question that was
// not withdrawn.
func (p Proposal) authorReplied() bool {
	for i := range slices.Backward(p.Questions) {
		if exchange := &p.Questions[i]; !exchange.Withdrawn() {
			return exchange.Replied()
		}
	}
	return false
}

// FormatNumber returns the number that people see.
func FormatNumber(prefix string, year int, seq Seq) string {
	return fmt.Sprintf("%s%04d-%06d", prefix, year, seq)
}

// ParseNumber returns the sequence number in what a person typed: 123, 000123,
// 2026-000123, with or without № and the prefix. The caller compares the rest of the
// number with the proposal's own.
func ParseNumber(text string) (Seq, bool) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "№"))
	if i := strings.LastIndexByte(text, '-'); i >= 0 {
		text = text[i+1:]
	}
	seq, err := strconv.ParseUint(text, 10, 63)
	return Seq(seq), err == nil && seq > 0
}

// Clone returns a copy that can be changed without changing p.
func (p Proposal) Clone() Proposal {
	p.Questions, p.Notes, p.Flags = slices.Clone(p.Questions), slices.Clone(p.Notes), slices.Clone(p.Flags)
	p.PastDecisions, p.BlockDecisions = slices.Clone(p.PastDecisions), slices.Clone(p.BlockDecisions)
	return p
}

// String returns the sequence number in digits.
func (s Seq) String() string { return strconv.FormatUint(uint64(s), 10) }
