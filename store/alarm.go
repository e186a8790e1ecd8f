package store

import "time"

// AlarmKind says what has to be done when an alarm rings. Package bot lists what
// that is for each.
type AlarmKind string

// The kinds of alarm. Their subject is a proposal's sequence number, but for
// [AlarmBulk] and [AlarmUnburden], whose subject is a person, [AlarmGroup], whose subject is a group (see
// [Group.Subject]), and [AlarmEscalate].
const (
	// AlarmTell: the author is to be told of the decision.
	AlarmTell AlarmKind = "tell"
	// AlarmRemind: the author has not answered a question; they are reminded, or
	// the proposal is closed.
	AlarmRemind AlarmKind = "remind"
	// AlarmBulk: the next part of somebody's work on many proposals is to be done.
	AlarmBulk AlarmKind = "bulk"
	// AlarmGroup: the message in a staff group may no longer be true.
	AlarmGroup AlarmKind = "group"
	// AlarmEscalate: more is late than was noted at one go. The subject is the Unix
	// time by which it was late.
	AlarmEscalate AlarmKind = "escalate"
	// AlarmUnburden: more was assigned to a person who lost a role than was given back
	// at one go.
	AlarmUnburden AlarmKind = "unburden"
)

// Alarm is something that has to be done at a moment. There is at most one of a
// kind for a subject.
type Alarm struct {
	At      time.Time `json:"at"`
	Kind    AlarmKind `json:"kind"`
	Subject uint64    `json:"subject"`
}
