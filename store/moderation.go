package store

import (
	"slices"
	"time"
)

// Moderation says how the staff work together.
type Moderation struct {
	// LeaseDuration is how long the lease of a card lasts.
	LeaseDuration Duration `toml:"lease"`
	// UndoWindow is how long a decision can be undone before the author is notified; with
	// 0 the author is notified at once.
	UndoWindow Duration `toml:"undo"`
	// SecondVotes lists the decisions that need two votes.
	SecondVotes []SecondVoteFor `toml:"second"`
	// ReminderDelays are the delays after a question of the reminders to its author,
	// LapseDelay that of closing the proposal.
	ReminderDelays []Duration `toml:"remind"`
	LapseDelay     Duration   `toml:"lapse"`
	// InviteValidity is how long an invitation can be accepted.
	InviteValidity Duration `toml:"invite"`
	// Escalation says how long after the deadline, which ends at midnight, moderators,
	// coordinators and administrators are notified.
	Escalation EscalationDelays `toml:"escalate"`
	// SummaryTime is when moderators get their summary, unless they choose another hour.
	SummaryTime TimeOfDay `toml:"summary"`
	// QuietFrom and QuietTo bound the hours when staff get no notifications; the same
	// time twice is none.
	QuietFrom TimeOfDay `toml:"quiet_from"`
	QuietTo   TimeOfDay `toml:"quiet_to"`
	// ProposalsPerDay is how many proposals a person may send in a day, MaxOpenProposals
	// how many of theirs may be undecided.
	ProposalsPerDay  int `toml:"per_day"`
	MaxOpenProposals int `toml:"open_at_once"`
	// BlockDurations are the spans that a moderator can choose from; 0 is without end.
	BlockDurations []Duration `toml:"blocks"`
	// BlockVoteTimeout is how long a proposed block waits for its second vote.
	BlockVoteTimeout Duration `toml:"block_vote"`
	// GroupRefreshInterval is the least time between two automatic updates of a staff
	// group's message.
	GroupRefreshInterval Duration `toml:"group_every"`
}

// EscalationDelays has the delays of the notices about a late answer.
type EscalationDelays struct {
	Moderators     Duration `toml:"moderators"`
	Coordinators   Duration `toml:"coordinators"`
	Administrators Duration `toml:"administrators"`
}

// SecondVoteFor is a decision that can need two votes.
type SecondVoteFor string

// The decisions that can need two votes.
const (
	SecondForDeclines SecondVoteFor = "declines"
	SecondForBlocks   SecondVoteFor = "blocks"
)

// NeedsSecondVote reports whether a decision needs two votes.
func (m Moderation) NeedsSecondVote(second SecondVoteFor) bool {
	return slices.Contains(m.SecondVotes, second)
}

// QuietUntil returns the end of the quiet hours if now is within them, and now
// otherwise.
func (m Moderation) QuietUntil(now time.Time, zone *time.Location) time.Time {
	start := DateOf(now, zone).Midnight(zone)
	at := TimeOfDay(now.Sub(start))
	from, to := m.QuietFrom, m.QuietTo
	switch {
	case from == to:
		return now
	case from < to && at >= from && at < to, from > to && at < to:
		return start.Add(time.Duration(to))
	case from > to && at >= from:
		return DateOf(now, zone).AddDays(1).Midnight(zone).Add(time.Duration(to))
	}
	return now
}

// NextReminderAt returns when the author of a question is reminded next or, after the
// last reminder, when the proposal is closed. A reminder that was late, because the bot
// did not run, delays what follows: an author is not reminded twice in a minute, and
// has the whole time that was promised.
func (m Moderation) NextReminderAt(e *Question) time.Time {
	span := m.reminderDelay(e.ReminderCount)
	next := e.OpenSince().Add(span)
	if e.ReminderCount == 0 || e.LastReminderAt.IsZero() {
		return next
	}
	if spaced := e.LastReminderAt.Add(span - m.reminderDelay(e.ReminderCount-1)); spaced.After(next) {
		return spaced
	}
	return next
}

// LapsesAt returns when the proposal is closed if the author does not reply.
func (m Moderation) LapsesAt(e *Question) time.Time {
	return m.NextReminderAt(e).Add(time.Duration(m.LapseDelay) - m.reminderDelay(e.ReminderCount))
}

// reminderDelay returns how long after the question a reminder is sent, counted from 0;
// past the last reminder, how long after it the proposal is closed.
func (m Moderation) reminderDelay(number int) time.Duration {
	if number < len(m.ReminderDelays) {
		return time.Duration(m.ReminderDelays[number])
	}
	return time.Duration(m.LapseDelay)
}
