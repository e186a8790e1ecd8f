package store

import "time"

// Message is a message ready to be sent: rendered, escaped, in the language of its
// recipient. Exactly one of Text, Attachment and Menu is set.
type Message struct {
	// Text is Telegram HTML.
	Text     string     `json:"text,omitempty"`
	Keyboard [][]Button `json:"keyboard,omitempty"`
	// Attachment is a file or place to send again.
	Attachment *Attachment `json:"attachment,omitempty"`
	// Menu replaces the list of commands that the chat has behind "/".
	Menu []MenuEntry `json:"menu,omitempty"`
}

// Button is an inline button. A press of it sends its Data back, or opens its URL.
type Button struct {
	Text string `json:"text"`
	Data string `json:"data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// MenuEntry is one command in a chat's menu.
type MenuEntry struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// Lane is a class of urgency. Messages of one chat and lane keep their order;
// replies go out ahead of notices, notices ahead of announcements.
type Lane uint8

// The lanes, most urgent first.
const (
	Replies Lane = iota
	Notices
	Announcements
)

// Outgoing is a row of the outbox: a message that is to be sent.
type Outgoing struct {
	// ID is given by the store and rises.
	ID   uint64 `json:"id"`
	Chat ChatID `json:"chat"`
	Lane Lane   `json:"lane"`
	// Slot is a place in the chat that always shows one message, such as "screen" or
	// "card:123". The message in it is edited if possible, and a row that waits is
	// replaced by a newer one for the same slot.
	Slot string `json:"slot,omitempty"`
	// From is a slot whose message becomes that of Slot.
	From string `json:"from,omitempty"`
	// After is the newest message of the person when the row was written. If the slot's
	// message is older, a new one is sent below and the old one loses its keyboard. 0
	// edits it in any case.
	After int64 `json:"after,omitempty"`
	// EditOnly sends nothing if there is no message in the slot to edit.
	EditOnly bool `json:"edit_only,omitempty"`
	// Strip, if not 0, is a message that loses its keyboard. Such a row sends nothing
	// else.
	Strip   int64   `json:"strip,omitempty"`
	Message Message `json:"message,omitzero"`
	// NotBefore is the earliest moment to send it; zero is at once.
	NotBefore time.Time `json:"not_before,omitzero"`
	// Held puts the row on hold: it is of a restored backup and may have been sent
	// before.
	Held bool `json:"held,omitempty"`
	// Attempts counts the failed tries.
	Attempts int `json:"attempts,omitempty"`
	// Plain is set if Telegram did not accept the markup: the text is sent without it.
	Plain     bool      `json:"plain,omitempty"`
	CreatedAt time.Time `json:"created_at"`
}

// LaneBacklog is how many rows of a lane wait to be sent.
type LaneBacklog struct {
	Lane Lane
	Rows int
	// Since is when the oldest of the rows was written.
	Since time.Time
}

// DeadLetter is a message that Telegram refused permanently. It is kept for the
// operator.
type DeadLetter struct {
	Outgoing Outgoing  `json:"outgoing"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
}

// DeadLettersKept is how many dead letters are kept; the oldest make room.
const DeadLettersKept = 1000

// ChatMessage is a message in a chat.
type ChatMessage struct {
	Chat    ChatID
	Message int64
}
