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
	// Queue goes through the proposals that pass a filter and come after an order, as
	// [QueueOrder] sorts them; the zero order begins with the first. There need not be a
	// proposal at that order (any more). The caller stops when it has enough, which it
	// seldom knows before; a backend that fetches many at once does so in pages.
	Queue(filter QueueFilter, after QueueOrder) iter.Seq2[QueueEntry, error]
	// Late goes through the [StatusSubmitted] proposals that have an EscalationLevel and
	// a deadline before a day, the earliest deadline first. Its cost is that of what it
	// yields.
	Late(level int, before Date) iter.Seq2[QueueEntry, error]
	// QueueCounts goes through the counts of the proposals of an open status, in no
	// particular order.
	QueueCounts(status Status) iter.Seq2[QueueCount, error]
	// StatusCounts lists the counts of the proposals of a status, in no particular
	// order; counts of 0 are left out.
	StatusCounts(status Status) ([]StatusCount, error)
}

// Tier is the first key that the proposals of a status are sorted by.
type Tier uint8

// The tiers, in their order. A status has either the first three or the last.
const (
	// TierUrgent is for urgent open proposals, see [Proposal.Urgent].
	TierUrgent Tier = iota
	// TierAnswered is for open proposals whose author has replied to a question.
	TierAnswered
	// TierOther is for the other open ones.
	TierOther
	// TierClosed is for those that are decided.
	TierClosed
)

// QueueOrder is the sort key of a proposal among those of its status. The zero order
// comes before all.
type QueueOrder struct {
	Tier Tier `json:"tier,omitempty"`
	// Day is the deadline of an open proposal, the earliest first; of a closed one the
	// day of the decision in UTC, the latest first.
	Day Date `json:"day,omitempty"`
	// Seq comes last: of the same day the oldest is first.
	Seq Seq `json:"seq,omitempty"`
}

// OrderOf returns the order of a proposal.
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

// QueueEntry is a proposal in the queue, with what scopes, filters and lists need of it.
type QueueEntry struct {
	QueueOrder
	Due      Date
	Region   string
	Topic    string
	Language Language
	Assignee PersonID
	// Voter gave the first of two votes on it; 0 while there is none.
	Voter PersonID
	// Escalated is the EscalationLevel of the proposal.
	Escalated int
}

// QueueEntryOf returns a proposal's entry in the queue.
func QueueEntryOf(p Proposal) QueueEntry {
	entry := QueueEntry{
		QueueOrder: OrderOf(p), Due: p.DueOn, Region: p.Region, Topic: p.Topic,
		Language: p.Language, Assignee: p.Assignee, Escalated: p.EscalationLevel,
	}
	if p.Vote.Given() {
		entry.Voter = p.Vote.By
	}
	return entry
}

// VotedBy is [Proposal.VotedBy] for an entry.
func (e QueueEntry) VotedBy(catalogue Catalogue, id PersonID) bool {
	return e.Voter != 0 && e.Voter == id && catalogue.Moderation.NeedsSecondVote(SecondForDeclines)
}

// Urgent is [Proposal.Urgent] for an entry.
func (e QueueEntry) Urgent() bool { return e.Tier == TierUrgent }

// OrderFor returns the order of the entry for a reader: a reply to the question of a
// colleague is one of the others.
func (e QueueEntry) OrderFor(reader PersonID) QueueOrder {
	order := e.QueueOrder
	if order.Tier == TierAnswered && e.Assignee != 0 && e.Assignee != reader {
		order.Tier = TierOther
	}
	return order
}

// QueueCount is how many open proposals of a status have the same values in all other
// fields.
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

// Entry returns what the proposals of a count have in common, for a filter.
func (c QueueCount) Entry() QueueEntry {
	return QueueEntry{Due: c.Due, Region: c.Region, Topic: c.Topic, Language: c.Language, Assignee: c.Assignee, Escalated: c.Escalated}
}

// CountOf returns what a proposal is counted under; Count is 0.
func CountOf(p Proposal) QueueCount {
	return QueueCount{
		Due: p.DueOn, Region: p.Region, Topic: p.Topic, Language: p.Language,
		Assignee: p.Assignee, Urgent: p.Urgent(), Escalated: p.EscalationLevel,
	}
}
