package store

import "time"

// NextReminder is when the author of a question is reminded next, or, after the last
// reminder, when the proposal is closed. A reminder that came late, because nothing ran
// when it was due, puts off what follows: nobody is reminded twice in a minute, and nobody
// loses the time they were promised.
func (m Moderation) NextReminder(e *Exchange) time.Time {
	span := m.reminder(e.Reminded)
	next := e.WaitsSince().Add(span)
	if e.Reminded == 0 || e.RemindedAt.IsZero() {
		return next
	}
	if spaced := e.RemindedAt.Add(span - m.reminder(e.Reminded-1)); spaced.After(next) {
		return spaced
	}
	return next
}

// ClosesAt is when the proposal is closed if the author does not answer.
func (m Moderation) ClosesAt(e *Exchange) time.Time {
	return m.NextReminder(e).Add(time.Duration(m.Lapse) - m.reminder(e.Reminded))
}

// reminder is how long after the question a reminder comes, or the closing after the
// last of them.
func (m Moderation) reminder(number int) time.Duration {
	if number < len(m.Remind) {
		return time.Duration(m.Remind[number])
	}
	return time.Duration(m.Lapse)
}
