package store

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Duration is a span written as Go writes it: 24h, 15m, 2s.
type Duration time.Duration

// UnmarshalText reads a span and refuses a negative one.
func (d *Duration) UnmarshalText(text []byte) error {
	span, err := time.ParseDuration(string(text))
	if err != nil || span < 0 {
		return fmt.Errorf("%q is not a span such as 24h, 15m or 2s", text)
	}
	*d = Duration(span)
	return nil
}

// Weekday is a day of the week written in English: monday.
type Weekday time.Weekday

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// UnmarshalText reads a day of the week.
func (w *Weekday) UnmarshalText(text []byte) error {
	i := slices.Index(weekdays, strings.ToLower(string(text)))
	if i < 0 {
		return fmt.Errorf("%q is not a day of the week such as monday", text)
	}
	*w = Weekday(i)
	return nil
}

// TimeOfDay is a time by the clock, since midnight, written 09:00.
type TimeOfDay time.Duration

// UnmarshalText reads a time of day.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	at, err := time.Parse("15:04", string(text))
	if err != nil {
		return fmt.Errorf("%q is not a time of day such as 09:00", text)
	}
	*t = TimeOfDay(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
	return nil
}

// LastDue returns the latest moment at or before now when the digest is due.
func (d DigestSchedule) LastDue(now time.Time, zone *time.Location) time.Time {
	day := DateOf(now, zone)
	for {
		at := day.Midnight(zone).Add(time.Duration(d.Time))
		if day.Weekday() == time.Weekday(d.Weekday) && !at.After(now) {
			return at
		}
		day = day.AddDays(-1)
	}
}

// LastDue returns the latest moment at or before now when the daily backup is due.
func (b BackupSchedule) LastDue(now time.Time, zone *time.Location) time.Time {
	day := DateOf(now, zone)
	at := day.Midnight(zone).Add(time.Duration(b.Time))
	if at.After(now) {
		at = day.AddDays(-1).Midnight(zone).Add(time.Duration(b.Time))
	}
	return at
}

// AlarmKind says what is done when an alarm is due. Package bot lists the handlers.
type AlarmKind string

// The kinds of alarm. The subject is a proposal's sequence number, except for
// [AlarmBulk] and [AlarmUnburden], whose subject is a person, [AlarmGroup], whose
// subject is that of [Group.AlarmSubject], and [AlarmEscalate].
const (
	// AlarmNotify: the author is to be notified of the decision.
	AlarmNotify AlarmKind = "tell"
	// AlarmRemind: the author has not replied to a question; they are reminded, or the
	// proposal is closed.
	AlarmRemind AlarmKind = "remind"
	// AlarmBulk: the next part of a bulk operation is to be done.
	AlarmBulk AlarmKind = "bulk"
	// AlarmGroup: the message in a staff group may be out of date.
	AlarmGroup AlarmKind = "group"
	// AlarmEscalate: more proposals are late than were escalated in one transaction. The
	// subject is the Unix time that they were late at.
	AlarmEscalate AlarmKind = "escalate"
	// AlarmUnburden: more was assigned to a person who lost a role than was given back
	// in one transaction.
	AlarmUnburden AlarmKind = "unburden"
)

// Alarm is a stored one-shot timer. There is at most one of a kind for a subject.
type Alarm struct {
	At      time.Time `json:"at"`
	Kind    AlarmKind `json:"kind"`
	Subject uint64    `json:"subject"`
}

// ScheduleReader reads the alarms and the last runs of the jobs.
type ScheduleReader interface {
	Alarm(kind AlarmKind, subject uint64) (Alarm, error)
	// Alarms lists the alarms that ring until a moment, inclusive: at most limit of them,
	// the earliest first.
	Alarms(until time.Time, limit int) ([]Alarm, error)
	// NextAlarm returns when the next alarm rings, the zero time if none will.
	NextAlarm() (time.Time, error)
	// LastRun returns when the last run of a job was due, the zero time if it never ran.
	LastRun(job string) (time.Time, error)
}

// ScheduleWriter writes them.
type ScheduleWriter interface {
	// SetAlarm sets an alarm in place of the one of the same kind and subject.
	SetAlarm(alarm Alarm) error
	// ClearAlarm removes an alarm; that there is none is no error.
	ClearAlarm(kind AlarmKind, subject uint64) error
	SetLastRun(job string, at time.Time) error
}
