package store

import "time"

// OutboxReader reads the messages that wait to be sent, those that Telegram refused,
// and which message each chat shows in a slot.
type OutboxReader interface {
	// Outbox lists the waiting rows with an id above after, at most limit of them,
	// in order.
	Outbox(after uint64, limit int) ([]OutboxRow, error)
	// OutboxOf lists the waiting rows for a chat, the most urgent lane first and each
	// lane in order.
	OutboxOf(chat ChatID) ([]OutboxRow, error)
	// OutboxByLane returns for each lane in which rows wait how many they are and
	// since when the oldest has waited, the most urgent lane first. Rows on hold do
	// not wait. Its cost is bounded by limit, not by the length of the outbox: it
	// counts at most limit rows in all. Of a longer outbox the oldest row of all is
	// always counted, the oldest of the other lanes may not be.
	OutboxByLane(limit int) ([]LaneBacklog, error)
	// IsPending reports whether the row still waits, that is, was neither deleted
	// nor replaced.
	IsPending(id uint64) (bool, error)
	// Slot returns the message that a chat shows in a slot, 0 if there is none.
	Slot(chat ChatID, slot string) (int64, error)
	// SlotMessages lists the chats that show a message in a slot, by chat id.
	SlotMessages(slot string) ([]ChatMessage, error)
	// DeadLetters lists the messages that Telegram refused, oldest first.
	DeadLetters() ([]DeadLetter, error)
	// CountDeadLetters counts them, up to limit.
	CountDeadLetters(limit int) (int, error)
}

// OutboxWriter writes them.
type OutboxWriter interface {
	// Enqueue gives the row its id and adds it to the outbox. A waiting row of the
	// same chat, lane and slot is removed and merged into the new one, which gets the
	// higher NotAbove, EditOnly only if both have it, and the removed row's FromSlot if
	// it has none.
	Enqueue(row OutboxRow) (uint64, error)
	// DeleteSent removes a row that was sent; that there is none is no error.
	DeleteSent(id uint64) error
	// Reschedule writes NotBefore, OnHold, Attempts and PlainText of a row that still
	// waits; that there is none is no error.
	Reschedule(row OutboxRow) error
	// DropOutbox removes everything still to be sent to a chat.
	DropOutbox(chat ChatID) error
	// MoveToDeadLetters removes a row from the outbox and keeps it as a dead letter. The
	// oldest beyond [DeadLettersKept] are dropped.
	MoveToDeadLetters(letter DeadLetter) error
	// DropLetter removes the dead letter of a row; that there is none is no error.
	DropLetter(row uint64) error
	// SetSlot says which message a chat shows in a slot; 0 clears the slot.
	SetSlot(chat ChatID, slot string, message int64) error
}

// Message is a message ready to be sent: rendered, escaped, in the language of its
// recipient. Exactly one of Text, Attachment and Menu is set, or Files with or without
// Text.
type Message struct {
	// Text is Telegram HTML. With Files it is their caption, of at most [CaptionLimit].
	Text     string     `json:"text,omitempty"`
	Keyboard [][]Button `json:"keyboard,omitempty"`
	// Attachment is a file or place to send again.
	Attachment *Attachment `json:"attachment,omitempty"`
	// Files are uploaded: one file, or an album of 2 to [AlbumLimit] of one kind. An
	// album has no keyboard (Bot API, sendMediaGroup).
	Files []File `json:"files,omitempty"`
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
	LaneReplies Lane = iota
	LaneNotices
	LaneAnnouncements
)

// OutboxRow is a row of the outbox: a message that is to be sent.
type OutboxRow struct {
	// ID is given by the store and rises.
	ID   uint64 `json:"id"`
	Chat ChatID `json:"chat"`
	Lane Lane   `json:"lane"`
	// Slot is a place in the chat that always shows one message, such as "screen" or
	// "card:123". The message in it is edited if possible, and a row that waits is
	// replaced by a newer one for the same slot.
	Slot string `json:"slot,omitempty"`
	// FromSlot is a slot whose message becomes that of Slot.
	FromSlot string `json:"from,omitempty"`
	// NotAbove is the newest message of the person when the row was written. If the
	// slot's message is older, a new one is sent below and the old one loses its
	// keyboard. 0 edits it in any case.
	NotAbove int64 `json:"after,omitempty"`
	// EditOnly sends nothing if there is no message in the slot to edit.
	EditOnly bool `json:"edit_only,omitempty"`
	// StripKeyboard, if not 0, is a message that loses its keyboard. Such a row sends
	// nothing else.
	StripKeyboard int64   `json:"strip,omitempty"`
	Message       Message `json:"message,omitzero"`
	// NotBefore is the earliest moment to send it; zero is at once.
	NotBefore time.Time `json:"not_before,omitzero"`
	// OnHold keeps the row from being sent: it is from a restored backup and may have
	// been sent before.
	OnHold bool `json:"held,omitempty"`
	// Attempts counts the failed tries.
	Attempts int `json:"attempts,omitempty"`
	// PlainText is set if Telegram did not accept the markup: it is sent without.
	PlainText bool      `json:"plain,omitempty"`
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
	Outgoing OutboxRow `json:"outgoing"`
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
