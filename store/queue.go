package store

import (
	"cmp"
	"iter"
	"time"
)

// QueueReader reads the proposals of a status in their order, and how many there are.
// No screen has to go through all that waits: it reads counts and the first of what
// it shows.
type QueueReader interface {
	// Queue goes through the proposals that a filter lets through after an order, as
	// [QueueOrder] sorts them; the zero order begins at the front. There need not be a
	// proposal at that order (any more). The caller stops when it has enough; it seldom
	// knows before how many it will pass over. A backend that fetches many at once does
	// so in pages, each after the order of the last, so that it reads little in vain.
	Queue(filter QueueFilter, after QueueOrder) iter.Seq2[QueueEntry, error]
	// Late goes through the [StatusSubmitted] proposals of which so many circles of the staff
	// were told that they are late, and that were promised for a day before due, by the
	// promised day. Its cost is that of what it yields.
	Late(told int, due Date) iter.Seq2[QueueEntry, error]
	// QueueCounts goes through the counts of the proposals of an open status by what a [QueueFilter] and
	// the summaries ask for, in no particular order.
	QueueCounts(status Status) iter.Seq2[QueueCount, error]
	// StatusCounts counts the proposals of a status, in no particular order; kinds of
	// which there are none are left out.
	StatusCounts(status Status) ([]StatusCount, error)
}

// Filter restricts the queue. An empty field restricts nothing.
type Filter struct {
	Region   string   `json:"region,omitempty"`
	Topic    string   `json:"topic,omitempty"`
	Language Language `json:"language,omitempty"`
	// Status is [StatusSubmitted] where it is empty.
	Status  Status `json:"status,omitempty"`
	Mine    bool   `json:"mine,omitempty"`
	Overdue bool   `json:"overdue,omitempty"`
}

// Restricts reports whether the filter leaves out anything of what waits.
func (f Filter) Restricts() bool { return f != Filter{} && f != Filter{Status: StatusSubmitted} }

// EffectiveStatus returns the status that is listed.
func (f Filter) EffectiveStatus() Status {
	if f.Status == "" {
		return StatusSubmitted
	}
	return f.Status
}

// For returns the filter as the queue takes it, for a reader and on a day.
func (f Filter) For(reader Staff, today Date) QueueFilter {
	filter := QueueFilter{Status: f.EffectiveStatus(), Scope: reader.Scope, Region: f.Region, Topic: f.Topic, Language: f.Language}
	if f.Mine {
		filter.Assignee = reader.ID
	}
	if f.Overdue {
		filter.DueBefore = today
	}
	return filter
}

// Tier is the first thing by which the proposals of a status are sorted.
type Tier uint8

// The tiers, in their order. A status has either the first three or the last.
const (
	// TierUrgent is for open proposals that have to be looked at before all others.
	TierUrgent Tier = iota
	// TierAnswered is for open proposals whose author has answered a question.
	TierAnswered
	// TierOther is for the other open ones.
	TierOther
	// TierClosed is for those that are decided.
	TierClosed
)

// QueueOrder is where a proposal stands among those of its status. The zero order is
// before all.
type QueueOrder struct {
	Tier Tier `json:"tier,omitempty"`
	// Day is the promised day of an open proposal, the earliest first; of a closed one
	// the day of the decision in UTC, the latest first.
	Day Date `json:"day,omitempty"`
	// Seq comes last: of the same day the oldest is first.
	Seq Seq `json:"seq,omitempty"`
}

// OrderOf returns where a proposal stands.
func OrderOf(p Proposal) QueueOrder {
	switch {
	case !p.Status.Open():
		return QueueOrder{TierClosed, DateOf(p.Decision.At, time.UTC), p.Seq}
	case p.Urgent():
		return QueueOrder{TierUrgent, p.DueOn, p.Seq}
	case p.authorReplied():
		return QueueOrder{TierAnswered, p.DueOn, p.Seq}
	}
	return QueueOrder{TierOther, p.DueOn, p.Seq}
}

// Compare returns a negative number if o comes before other, a positive one if after.
func (o QueueOrder) Compare(other QueueOrder) int {
	days := cmp.Compare(o.Day, other.Day)
	if o.Tier == TierClosed && o.Day != "" && other.Day != "" {
		days = -days
	}
	return cmp.Or(cmp.Compare(o.Tier, other.Tier), days, cmp.Compare(o.Seq, other.Seq))
}

// QueueEntry is a proposal in the queue, with what a scope, a filter and the list of
// a moderator ask about it.
type QueueEntry struct {
	QueueOrder
	Due      Date
	Region   string
	Topic    string
	Language Language
	Assignee PersonID
	// Voter gave the first of two votes on it; 0 while there is none.
	Voter PersonID
	// Escalated is how many circles of the staff were told that it is late.
	Escalated int
}

// QueueEntryOf returns a proposal's place in the queue.
func QueueEntryOf(p Proposal) QueueEntry {
	place := QueueEntry{
		QueueOrder: OrderOf(p), Due: p.DueOn, Region: p.Region, Topic: p.Topic,
		Language: p.Language, Assignee: p.Assignee, Escalated: p.EscalationLevel,
	}
	if p.Vote.Given() {
		place.Voter = p.Vote.By
	}
	return place
}

// VotedBy reports whether the first of two votes on the proposal is a person's.
func (p QueueEntry) VotedBy(catalogue Catalogue, id PersonID) bool {
	return p.Voter != 0 && p.Voter == id && catalogue.Moderation.NeedsSecondVote(SecondForDeclines)
}

// Urgent reports whether the proposal comes before all that are not.
func (p QueueEntry) Urgent() bool { return p.Tier == TierUrgent }

// OrderFor returns where the place stands for a reader: an answer to the question of
// a colleague stands among the rest, by the promised day.
func (p QueueEntry) OrderFor(reader PersonID) QueueOrder {
	order := p.QueueOrder
	if order.Tier == TierAnswered && p.Assignee != 0 && p.Assignee != reader {
		order.Tier = TierOther
	}
	return order
}

// QueueFilter says which proposals of a status are wanted. What is empty narrows
// nothing.
type QueueFilter struct {
	Status   Status
	Scope    Scope
	Region   string
	Topic    string
	Language Language
	Assignee PersonID
	// DueBefore leaves out what was promised for this day or later.
	DueBefore Date
}

// Passes reports whether a place of the wanted status gets through.
func (f QueueFilter) Passes(place QueueEntry) bool {
	return (f.Region == "" || f.Region == place.Region) &&
		(f.Topic == "" || f.Topic == place.Topic) &&
		(f.Language == "" || f.Language == place.Language) &&
		(f.Assignee == 0 || f.Assignee == place.Assignee) &&
		(f.DueBefore == "" || place.Due < f.DueBefore) &&
		f.Scope.Covers(place.Region, place.Topic)
}

// QueueCount says how many open proposals of a status have all of this in common.
type QueueCount struct {
	Due       Date
	Region    string
	Topic     string
	Language  Language
	Assignee  PersonID
	Urgent    bool
	Escalated int
	Count     int
}

// Place returns what the proposals of a count have in common, as a filter asks for it.
func (c QueueCount) Place() QueueEntry {
	return QueueEntry{Due: c.Due, Region: c.Region, Topic: c.Topic, Language: c.Language, Assignee: c.Assignee, Escalated: c.Escalated}
}

// CountOf returns what a proposal is counted under; Count is 0.
func CountOf(p Proposal) QueueCount {
	return QueueCount{
		Due: p.DueOn, Region: p.Region, Topic: p.Topic, Language: p.Language,
		Assignee: p.Assignee, Urgent: p.Urgent(), Escalated: p.EscalationLevel,
	}
}

// QueueTracker is a transaction that notices whether it may change what the queue shows:
// the proposals and their leases.
type QueueTracker struct {
	Tx
	Changed bool
}

// SaveProposal saves a proposal and notices it.
func (w *QueueTracker) SaveProposal(proposal Proposal) error {
	w.Changed = true
	return w.Tx.SaveProposal(proposal)
}

// DeleteProposal deletes a proposal and notices it.
func (w *QueueTracker) DeleteProposal(seq Seq) error {
	w.Changed = true
	return w.Tx.DeleteProposal(seq)
}

// PutRecord is that of [Tx]; leases are noticed.
func (w *QueueTracker) PutRecord(kind Kind, key, record any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.PutRecord(kind, key, record)
}

// DeleteRecord is that of [Tx]; leases are noticed.
func (w *QueueTracker) DeleteRecord(kind Kind, key any) error {
	w.Changed = w.Changed || kind == LeaseKind
	return w.Tx.DeleteRecord(kind, key)
}
