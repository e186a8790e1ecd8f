package store

import (
	"strings"
	"time"
)

// Entered counts how many proposals entered a status on a day, by all that a digest is
// broken down by.
type Entered struct {
	Day      Date
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}

// Answered counts the first responses of a day by how long the author had waited.
type Answered struct {
	Day Date
	// Within indexes [AnswerSpans]: the shortest span that the waiting time is within;
	// len(AnswerSpans()) if it was longer than all.
	Within int
	Count  uint64
}

// AnswerSpans are the upper bounds of the histogram of answer times.
func AnswerSpans() []time.Duration {
	const day = 24 * time.Hour
	return []time.Duration{time.Hour, 4 * time.Hour, 12 * time.Hour, day, 2 * day, 3 * day, 5 * day, 7 * day, 10 * day, 14 * day, 21 * day, 30 * day}
}

// AnswerSpan returns the index of the shortest of [AnswerSpans] that a waiting time is
// within, their number if it is longer than all.
func AnswerSpan(waited time.Duration) int {
	spans := AnswerSpans()
	for i, span := range spans {
		if waited <= span {
			return i
		}
	}
	return len(spans)
}

// Standing counts the proposals that are in a status now.
type Standing struct {
	Status   Status
	Region   string
	Topic    string
	Language Language
	Count    uint64
}

// QueuePlace is a proposal's entry in the queue of its status: see [QueueOrder]. It has
// what a scope and a filter need, so that they don't read the proposal.
type QueuePlace struct {
	Order    string
	Seq      Seq
	Due      Date
	Region   string
	Topic    string
	Language Language
	Assignee PersonID
}

// Urgent reports whether the proposal comes before all that are not.
func (p QueuePlace) Urgent() bool { return strings.HasPrefix(p.Order, urgentTier) }

// PlaceOf returns a proposal's entry in the queue.
func PlaceOf(p Proposal) QueuePlace {
	return QueuePlace{
		Order: QueueOrder(p), Seq: p.Seq, Due: p.DueOn, Region: p.Region, Topic: p.Topic,
		Language: p.Language, Assignee: p.Assignee,
	}
}

// urgentTier begins the order of what is open and urgent, and of nothing else: days
// that are turned begin with 7, as years begin with 2. answeredNext and restLast
// begin those of the other open ones.
const (
	urgentTier  = "0"
	repliedTier = "1"
	normalTier  = "2"
)

// OrderFor returns the order of the entry for one member of the staff: a reply to a
// colleague's question is sorted among the rest, by the deadline.
func (p QueuePlace) OrderFor(reader PersonID) string {
	if strings.HasPrefix(p.Order, repliedTier) && p.Assignee != 0 && p.Assignee != reader {
		return normalTier + p.Order[len(repliedTier):]
	}
	return p.Order
}

// QueueOrder returns what the proposals of a status are sorted by, before their
// sequence numbers. Open ones: first the urgent ones, then those whose author has
// replied to a question, then the rest, each by the deadline. Decided ones: by the day
// of the decision in UTC, latest first.
func QueueOrder(p Proposal) string {
	switch {
	case !p.Status.Open():
		return descending(DateOf(p.Decision.At, time.UTC))
	case p.Urgent():
		return urgentTier + string(p.DueOn)
	case p.authorReplied():
		return repliedTier + string(p.DueOn)
	}
	return normalTier + string(p.DueOn)
}

// descending turns a date so that texts sort from the latest to the earliest.
func descending(day Date) string {
	turned := []byte(day)
	for i, c := range turned {
		if c >= '0' && c <= '9' {
			turned[i] = '0' + '9' - c
		}
	}
	return string(turned)
}
