package store

import "time"

// Message is something ready to be sent: rendered, escaped, in the reader's
// language. Exactly one of Text, Attachment and Menu is set.
type Message struct {
	// Text is Telegram HTML.
	Text     string     `json:"text,omitempty"`
	Keyboard [][]Button `json:"keyboard,omitempty"`
	// Attachment is a file or place to send again.
	Attachment *Attachment `json:"attachment,omitempty"`
	// Menu replaces the list of commands the chat sees behind "/".
	Menu []MenuEntry `json:"menu,omitempty"`
}

// Button is one inline button: it either comes back as a press with its Data or
// opens its URL.
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

// Outgoing is a message that waits to be sent: a row of the outbox.
type Outgoing struct {
	// ID is given by the store and rises.
	ID   uint64 `json:"id"`
	Chat ChatID `json:"chat"`
	Lane Lane   `json:"lane"`
	// Slot names a place in the chat that always shows one message, such as
	// "screen" or "card:123". The message in it is edited rather than sent anew,
	// and a row that still waits is replaced by a newer one for the same slot.
	Slot string `json:"slot,omitempty"`
	// From is a slot whose message becomes the message of Slot.
	From string `json:"from,omitempty"`
	// After is the newest message of the person when the row was written: if the
	// slot's message is older, a new one is sent below and the old one loses its
	// keyboard. 0 edits wherever the message is.
	After int64 `json:"after,omitempty"`
	// EditOnly sends nothing when there is no message in the slot to edit.
	EditOnly bool `json:"edit_only,omitempty"`
	// Strip, when not 0, is a message that only loses its keyboard. Nothing else
	// is sent by such a row.
	Strip   int64   `json:"strip,omitempty"`
	Message Message `json:"message,omitzero"`
	// NotBefore holds the row back; zero means at once.
	NotBefore time.Time `json:"not_before,omitzero"`
	// Held keeps the row from being sent for as long as it is set: it comes from a
	// restored backup, and what it says may have been sent already.
	Held bool `json:"held,omitempty"`
	// Attempts counts the tries that failed.
	Attempts int `json:"attempts,omitempty"`
	// Plain is set when Telegram did not understand the markup: the text goes out
	// once more without it.
	Plain     bool      `json:"plain,omitempty"`
	CreatedAt time.Time `json:"created_at"`
}

// LaneBacklog is what waits in one lane of the outbox.
type LaneBacklog struct {
	Lane Lane
	Rows int
	// Since is when the oldest of the rows was written.
	Since time.Time
}

// DeadLetter is a message that Telegram refused for good and that is kept for
// the operator to see.
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
