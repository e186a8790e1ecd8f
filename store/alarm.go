package store

import "time"

// AlarmKind says what is done when an alarm is due. Package bot lists the handlers.
type AlarmKind string

// The kinds of alarm. Their subject is a proposal's sequence number, but for [AlarmBulk]
// and [AlarmRevokeWork], whose subject is a person, [AlarmGroup], whose subject is a group
// (see [Group.AlarmSubject]), and [AlarmEscalate].
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
	// AlarmRevokeWork: more was assigned to a person who lost a role than was given back
	// in one transaction.
	AlarmRevokeWork AlarmKind = "unburden"
	// AlarmMainDecided and AlarmMainMoved: a proposal was decided or moved that has more
	// duplicates than authors were notified at one go. [Alarm.After] is the cursor.
	AlarmMainDecided AlarmKind = "main decided"
	AlarmMainMoved   AlarmKind = "main moved"
)

// Alarm is a stored one-shot timer. There is at most one of a kind for a subject.
type Alarm struct {
	At      time.Time `json:"at"`
	Kind    AlarmKind `json:"kind"`
	Subject uint64    `json:"subject"`
	// After is the last proposal that was dealt with, of work that goes on in parts.
	After Seq `json:"after,omitempty"`
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
