package store

import (
	"time"
)

// GroupSlot is the slot in which a staff group shows the message about what waits.
const GroupSlot = "summary"

// Group is a Telegram group of the staff, in which one message says what waits.
type Group struct {
	Chat ChatID `json:"chat"`
	// Scope is what its message tells of.
	Scope Scope `json:"scope,omitzero"`
	// Language is that of its message.
	Language Language  `json:"language"`
	By       PersonID  `json:"by"`
	At       time.Time `json:"at"`
}

// Subject is what stands for the group in an [AlarmGroup].
func (g Group) Subject() uint64 { return uint64(g.Chat) }

// GroupOf is the group that an [AlarmGroup] is about; [ErrNotFound] if it is a staff
// group no more.
func GroupOf(r Reader, alarm Alarm) (Group, error) { return Groups.Get(r, ChatID(alarm.Subject)) }
