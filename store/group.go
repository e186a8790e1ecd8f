package store

import "time"

// GroupSlot is the slot of a staff group's summary message.
const GroupSlot = "summary"

// Group is a Telegram group of the staff. One message in it shows what waits.
type Group struct {
	Chat ChatID `json:"chat"`
	// Scope is what its message shows.
	Scope Scope `json:"scope,omitzero"`
	// Language is that of its message.
	Language Language  `json:"language"`
	By       PersonID  `json:"by"`
	At       time.Time `json:"at"`
}

// AlarmSubject returns the subject of the group's [AlarmGroup].
func (g Group) AlarmSubject() uint64 { return uint64(g.Chat) }

// GroupForAlarm returns the group of an [AlarmGroup]; [ErrNotFound] if it is no staff group
// any more.
func GroupForAlarm(r Reader, alarm Alarm) (Group, error) { return Groups.Get(r, ChatID(alarm.Subject)) }
