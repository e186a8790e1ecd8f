package dialog

import "usynys/store"

// Update is one thing Telegram told us, decoded.
type Update struct {
	Mark store.UpdateKey
	// Raw is the update as it came, for the quarantine.
	Raw []byte
	// DecodeErr is why the update could not be decoded or handled; nil if it could.
	DecodeErr error
	// Rejected is the problem that the update is answered with, in place of its handler:
	// the handler returned it in an earlier transaction, after something was written.
	Rejected *Problem
	// Retried is set for an update out of quarantine. It was processed before, and its
	// sender knows that this failed.
	Retried bool
	Chat    Chat
	Sender  Sender
	Input   Input
}

// Chat is where an update happened.
type Chat struct {
	ID   store.ChatID
	Kind ChatKind
}

// ChatKind tells a conversation with one person from the rest.
type ChatKind int

// The kinds of chat. Nowhere is for updates that belong to no chat.
const (
	Nowhere ChatKind = iota
	Private
	Group
	Channel
)

// Sender is who caused an update. ID is 0 where Telegram names nobody.
type Sender struct {
	ID store.PersonID
	// Name is the first and last name as Telegram gives them now. It is kept only
	// where the person chose to show it, or for staff.
	Name string
	// Bot is set for bots, among them the account that stands for anonymous group
	// administrators. No bot ever has a role.
	Bot bool
}

// InputKind says what somebody did.
type InputKind int

// The kinds of input.
const (
	// Ignored is anything that is none of the bot's business.
	Ignored InputKind = iota
	// Typed is a text, a file with or without a caption, or a place.
	Typed
	// Commanded is a command, such as /new.
	Commanded
	// Pressed is a press on an inline button.
	Pressed
	// Edited is a change of an earlier message.
	Edited
	// Unsupported is a message of a kind that proposals can't hold.
	Unsupported
	// BotBlocked and Unblocked: the person has stopped or restarted the bot.
	BotBlocked
	BotUnblocked
	// BotRemoved: the bot is in the group no more. Muted: it is, and may not write.
	BotRemoved
	BotMuted
	// Migrated: the group became the supergroup Input.Supergroup.
	Migrated
)

// Input is what somebody did, in terms a step understands.
type Input struct {
	Kind InputKind
	// Message is the id of the message typed or edited, or of the one whose button
	// was pressed.
	Message int64
	// Text is the text or caption, as typed; for a command, what follows its name.
	Text string
	// Attachment is the file or place in the message, if any.
	Attachment *store.Attachment
	// Command is the command's name without slash, in lower case. It is empty for
	// a command addressed to another bot.
	Command string
	// CallbackID is the id by which a press is answered.
	CallbackID string
	// Press is what the pressed button carries. It may be forged.
	Press Press
	// Supergroup is the chat that a group became.
	Supergroup store.ChatID
}
