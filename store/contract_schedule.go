package store

import "time"

// ScheduleReader reads what is to happen at which moment.
type ScheduleReader interface {
	Alarm(kind AlarmKind, subject uint64) (Alarm, error)
	// Alarms lists the alarms that ring until a moment, at most limit of them, the
	// earliest first.
	Alarms(until time.Time, limit int) ([]Alarm, error)
	// NextAlarm returns when the next alarm rings, the zero time if none will.
	NextAlarm() (time.Time, error)
	// LastRun returns the moment a job was last due and done, the zero time if never.
	LastRun(job string) (time.Time, error)
}

// ScheduleWriter writes it.
type ScheduleWriter interface {
	// SetAlarm sets an alarm in place of the one of the same kind and subject.
	SetAlarm(alarm Alarm) error
	// ClearAlarm removes an alarm; that there is none is no error.
	ClearAlarm(kind AlarmKind, subject uint64) error
	SetLastRun(job string, at time.Time) error
}
