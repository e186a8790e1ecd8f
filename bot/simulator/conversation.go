package simulator

import (
	"slices"
	"time"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/messenger"
)

// Message is a copy of a message as a chat shows it.
type Message struct {
	ID       int64
	Chat     int64
	FromBot  bool
	From     int64 // user id; 0 in channels
	Text     string
	HTML     string // text or caption as the bot sent it, with its markup
	Entities []Entity
	Buttons  [][]Button

	Attachment Attachment
	MediaGroup string
	ReplyTo    int64

	Date     time.Time
	Edited   bool
	EditDate time.Time

	Service string // the field of Telegram's Message that makes it a service message

	Silent          bool // sent with disable_notification
	PreviewDisabled bool
	Protected       bool
}

// Attachment is what a message carries beside its text.
type Attachment = messenger.Attachment

// Button is one inline button; exactly one of Data and URL is set.
type Button struct {
	Text, Data, URL string
}

func view(m *messenger.Message) Message {
	out := Message{
		ID: m.ID, Chat: m.Chat.ID, FromBot: m.FromBot, Text: m.Text, HTML: m.Source,
		Attachment: m.Attachment, MediaGroup: m.MediaGroup,
		Date: time.Unix(m.Date, 0), Edited: m.EditDate != 0, EditDate: m.EditedAt,
		Service: m.Service, Silent: m.Silent, PreviewDisabled: m.Preview != nil && m.Preview.Disabled, Protected: m.Protected,
	}
	out.Attachment.Caption = m.Caption
	out.Entities = append(append(out.Entities, m.Entities...), m.CaptionEntities...)
	if m.From != nil {
		out.From = m.From.ID
	}
	if m.ReplyTo != nil {
		out.ReplyTo = m.ReplyTo.ID
	}
	out.Buttons = viewButtons(m.Keyboard)
	return out
}

func viewButtons(k *botapi.Keyboard) [][]Button {
	if k == nil {
		return nil
	}
	rows := make([][]Button, len(k.Rows))
	for i, row := range k.Rows {
		for _, b := range row {
			button := Button{Text: b.Text}
			if b.Data != nil {
				button.Data = *b.Data
			}
			if b.URL != nil {
				button.URL = *b.URL
			}
			rows[i] = append(rows[i], button)
		}
	}
	return rows
}

// conversation reads a chat: that of a person, a group or a channel.
type conversation struct {
	state *messenger.State
	chat  *messenger.Chat
}

// lock takes the lock and returns the function that releases it.
func (c conversation) lock() (unlock func()) {
	c.state.Lock()
	return c.state.Unlock
}

// ID returns the id of the chat; for a person it is the id of the user too.
func (c conversation) ID() int64 { return c.chat.Info.ID }

// Messages returns what the chat shows now, oldest first.
func (c conversation) Messages() []Message {
	defer c.lock()()
	messages := c.chat.Messages()
	out := make([]Message, len(messages))
	for i, m := range messages {
		out[i] = view(m)
	}
	return out
}

// Message returns the message with the id.
func (c conversation) Message(id int64) (Message, bool) {
	defer c.lock()()
	if m := c.chat.Find(id); m != nil {
		return view(m), true
	}
	return Message{}, false
}

// LastFromBot returns the newest message of the bot; the zero Message when there is
// none.
func (c conversation) LastFromBot() Message {
	defer c.lock()()
	for _, m := range slices.Backward(c.chat.Messages()) {
		if m.FromBot {
			return view(m)
		}
	}
	return Message{}
}
