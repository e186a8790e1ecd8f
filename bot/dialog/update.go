package dialog

import "usynys/store"

// Update is a decoded update of the Bot API.
type Update struct {
	Mark store.UpdateKey
	// Raw is the JSON of the update, for the quarantine.
	Raw []byte
	// DecodeErr is why the update could not be decoded or handled, nil if it could. It
	// sends the update to the quarantine.
	DecodeErr error
	// Rejected is the problem that the handler returned in an earlier transaction, which
	// was rolled back. It is said instead of running the handler again.
	Rejected *Problem
	// Retried is set for an update out of quarantine. It was processed before, and its
	// sender knows that this failed.
	Retried bool
	Chat    Chat
	Sender  Sender
	Input   Input
}

// Chat is the chat of an update.
type Chat struct {
	ID   store.ChatID
	Kind ChatKind
}

// ChatKind is a kind of chat.
type ChatKind int

// The kinds of chat. Nowhere is for updates that belong to no chat.
const (
	Nowhere ChatKind = iota
	Private
	Group
	Channel
)

// Sender is the person or bot who caused an update. ID is 0 where Telegram names none.
type Sender struct {
	ID store.PersonID
	// Name is the first and last name. It is stored only if the person chose to show it,
	// and for the staff.
	Name string
	// Bot is set for bots, and for the account of anonymous group administrators. A bot
	// never has a role.
	Bot bool
}

// InputKind is a kind of input.
type InputKind int

// The kinds of input.
const (
	// Ignored is any update that the bot does not handle.
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
	// BotBlocked and BotUnblocked: the person has stopped or restarted the bot.
	BotBlocked
	BotUnblocked
	// BotRemoved: the bot has left the group. BotMuted: it is there and may not write.
	BotRemoved
	BotMuted
	// Migrated: the group became the supergroup Input.Supergroup.
	Migrated
)

// Input is what the sender of an update did.
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
	// CallbackID is the id of the callback query to answer.
	CallbackID string
	// Press is the data of the pressed button. It may be forged.
	Press Press
	// Supergroup is the chat that a group became.
	Supergroup store.ChatID
}
