package store

import "time"

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
