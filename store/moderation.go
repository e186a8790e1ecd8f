package store

import (
	"slices"
	"time"
)

// Moderation says how the staff work together.
type Moderation struct {
	// Lease is how long the lease of a card lasts.
	Lease Duration `toml:"lease"`
	// Undo is how long a decision can be undone before the author is notified; with 0
	// the author is notified at once.
	Undo Duration `toml:"undo"`
	// Second lists the decisions that need two votes.
	Second []SecondVote `toml:"second"`
	// Remind are the delays after a question of the reminders to its author, Lapse that
	// of closing the proposal.
	Remind []Duration `toml:"remind"`
	Lapse  Duration   `toml:"lapse"`
	// Invite is how long an invitation can be accepted.
	Invite Duration `toml:"invite"`
	// Escalate says how long after the deadline, which ends at midnight, moderators,
	// coordinators and administrators are notified.
	Escalate Escalation `toml:"escalate"`
	// Summary is when moderators get their summary, unless they choose another hour.
	Summary TimeOfDay `toml:"summary"`
	// QuietFrom and QuietTo bound the hours when staff get no notifications; the same
	// time twice is none.
	QuietFrom TimeOfDay `toml:"quiet_from"`
	QuietTo   TimeOfDay `toml:"quiet_to"`
	// PerDay is how many proposals a person may send in a day, OpenAtOnce how many of
	// theirs may be undecided.
	PerDay     int `toml:"per_day"`
	OpenAtOnce int `toml:"open_at_once"`
	// Blocks are the spans that a moderator can choose from; 0 is without end.
	Blocks []Duration `toml:"blocks"`
	// BlockVote is how long a proposed block waits for its second vote.
	BlockVote Duration `toml:"block_vote"`
	// GroupEvery is the least time between two automatic updates of a staff group's
	// message.
	GroupEvery Duration `toml:"group_every"`
}

// Escalation has the delays of the notices about a late answer.
type Escalation struct {
	Moderators     Duration `toml:"moderators"`
	Coordinators   Duration `toml:"coordinators"`
	Administrators Duration `toml:"administrators"`
}

// SecondVote is a decision that can need two votes.
type SecondVote string

// The decisions that can need two votes.
const (
	SecondForDeclines SecondVote = "declines"
	SecondForBlocks   SecondVote = "blocks"
)

// Needs reports whether a decision needs two votes.
func (m Moderation) Needs(second SecondVote) bool { return slices.Contains(m.Second, second) }

// QuietUntil returns the end of the quiet hours if now is within them, and now
// otherwise.
func (m Moderation) QuietUntil(now time.Time, zone *time.Location) time.Time {
	start := DateOf(now, zone).Start(zone)
	at := TimeOfDay(now.Sub(start))
	from, to := m.QuietFrom, m.QuietTo
	switch {
	case from == to:
		return now
	case from < to && at >= from && at < to, from > to && at < to:
		return start.Add(time.Duration(to))
	case from > to && at >= from:
		return DateOf(now, zone).AddDays(1).Start(zone).Add(time.Duration(to))
	}
	return now
}

// NextReminder returns when the author of a question is reminded next or, after the
// last reminder, when the proposal is closed. A reminder that was late, because the bot
// did not run, delays what follows: an author is not reminded twice in a minute, and
// has the whole time that was promised.
func (m Moderation) NextReminder(e *Exchange) time.Time {
	span := m.reminderDelay(e.Reminded)
	next := e.WaitsSince().Add(span)
	if e.Reminded == 0 || e.RemindedAt.IsZero() {
		return next
	}
	if spaced := e.RemindedAt.Add(span - m.reminderDelay(e.Reminded-1)); spaced.After(next) {
		return spaced
	}
	return next
}

// ClosesAt returns when the proposal is closed if the author does not reply.
func (m Moderation) ClosesAt(e *Exchange) time.Time {
	return m.NextReminder(e).Add(time.Duration(m.Lapse) - m.reminderDelay(e.Reminded))
}

// reminderDelay returns the delay of a reminder after the question, or that of closing
// the proposal after the last.
func (m Moderation) reminderDelay(number int) time.Duration {
	if number < len(m.Remind) {
		return time.Duration(m.Remind[number])
	}
	return time.Duration(m.Lapse)
}
