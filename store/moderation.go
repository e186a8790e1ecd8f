package store

import (
	"slices"
	"time"
)

// Moderation is how the staff work together.
type Moderation struct {
	// Lease is for how long whoever opens a card has it to themselves.
	Lease Duration `toml:"lease"`
	// Undo is for how long a decision can be taken back, before the author is told;
	// 0 tells at once.
	Undo Duration `toml:"undo"`
	// Second says which decisions need a second pair of eyes.
	Second []SecondVote `toml:"second"`
	// Remind are the spans after a question at which its author is reminded; Lapse
	// is the span after the question at which the proposal is closed.
	Remind []Duration `toml:"remind"`
	Lapse  Duration   `toml:"lapse"`
	// Invite is how long an invitation is good for.
	Invite Duration `toml:"invite"`
	// Escalate says how long after the promised day, which ends at midnight,
	// moderators, coordinators and administrators are told.
	Escalate Escalation `toml:"escalate"`
	// Summary is when moderators are told what waits, unless they choose another hour.
	Summary TimeOfDay `toml:"summary"`
	// QuietFrom and QuietTo bound the hours in which no staff are told anything by
	// themselves; the same time twice is none.
	QuietFrom TimeOfDay `toml:"quiet_from"`
	QuietTo   TimeOfDay `toml:"quiet_to"`
	// PerDay is how many proposals a person may send in a day, OpenAtOnce how many of
	// theirs may be undecided.
	PerDay     int `toml:"per_day"`
	OpenAtOnce int `toml:"open_at_once"`
	// Blocks are the spans a moderator can choose from; 0 is without end.
	Blocks []Duration `toml:"blocks"`
	// BlockVote is for how long a proposed block waits for its second vote.
	BlockVote Duration `toml:"block_vote"`
	// GroupEvery is how often at most the message in a staff group is brought up to
	// date by itself.
	GroupEvery Duration `toml:"group_every"`
}

// Escalation is after which spans who is told of a late answer.
type Escalation struct {
	Moderators     Duration `toml:"moderators"`
	Coordinators   Duration `toml:"coordinators"`
	Administrators Duration `toml:"administrators"`
}

// SecondVote is a decision for which two votes can be wanted.
type SecondVote string

// The decisions that can need two votes.
const (
	SecondForDeclines SecondVote = "declines"
	SecondForBlocks   SecondVote = "blocks"
)

// Needs reports whether a decision needs two votes.
func (m Moderation) Needs(second SecondVote) bool { return slices.Contains(m.Second, second) }

// QuietUntil is when the quiet hours end in which a moment falls; the moment
// itself if it falls in none.
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

// NextReminder is when the author of a question is reminded next, or, after the last
// reminder, when the proposal is closed. A reminder that came late, because nothing ran
// when it was due, puts off what follows: nobody is reminded twice in a minute, and nobody
// loses the time they were promised.
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

// ClosesAt is when the proposal is closed if the author does not answer.
func (m Moderation) ClosesAt(e *Exchange) time.Time {
	return m.NextReminder(e).Add(time.Duration(m.Lapse) - m.reminderDelay(e.Reminded))
}

// reminderDelay is how long after the question a reminder comes, or the closing after the
// last of them.
func (m Moderation) reminderDelay(number int) time.Duration {
	if number < len(m.Remind) {
		return time.Duration(m.Remind[number])
	}
	return time.Duration(m.Lapse)
}
