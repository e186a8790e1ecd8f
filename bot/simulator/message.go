package simulator

import (
	"slices"
	"time"
)

// Message is a snapshot of a message as it stands in a chat.
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

	Service string // of a service message, the field of Telegram's Message that makes it one

	Silent          bool // sent with disable_notification
	PreviewDisabled bool
	Protected       bool
}

// Button is one inline button; exactly one of Data and URL is set.
type Button struct {
	Text, Data, URL string
}

// Attachment is what a message carries beside text; Kind is empty for none, and
// otherwise the name of the field of Telegram's Message.
type Attachment struct {
	Kind    string
	Name    string
	Caption string
	FileID  string
	Size    int
	// Latitude and Longitude are degrees, of a location only.
	Latitude, Longitude float64
}

func (m *message) snapshot() Message {
	out := Message{
		ID: m.ID, Chat: m.Chat.ID, FromBot: m.fromBot, Text: m.Text, HTML: m.source,
		Attachment: m.attachment, MediaGroup: m.MediaGroup,
		Date: time.Unix(m.Date, 0), Edited: m.EditDate != 0, EditDate: m.edited,
		Service: m.service, Silent: m.silent, PreviewDisabled: m.Preview != nil && m.Preview.Disabled, Protected: m.Protected,
	}
	out.Attachment.Caption = m.Caption
	out.Entities = append(append(out.Entities, m.Entities...), m.CaptionEntities...)
	if m.From != nil {
		out.From = m.From.ID
	}
	if m.ReplyTo != nil {
		out.ReplyTo = m.ReplyTo.ID
	}
	out.Buttons = m.Markup.snapshot()
	return out
}

func (k *keyboardJSON) snapshot() [][]Button {
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

// conversation is the reading side of a chat, for people and groups alike.
type conversation struct {
	server *Server
	chat   *chat
}

// ID is the chat's id; for a person it is the user's id too.
func (c conversation) ID() int64 { return c.chat.info.ID }

// Messages lists what the chat shows now, oldest first.
func (c conversation) Messages() []Message {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	out := make([]Message, len(c.chat.messages))
	for i, m := range c.chat.messages {
		out[i] = m.snapshot()
	}
	return out
}

// Message finds one message by id.
func (c conversation) Message(id int64) (Message, bool) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	if m := c.chat.find(id); m != nil {
		return m.snapshot(), true
	}
	return Message{}, false
}

// LastFromBot is the newest message of the bot; the zero Message when there is
// none.
func (c conversation) LastFromBot() Message {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	for _, m := range slices.Backward(c.chat.messages) {
		if m.fromBot {
			return m.snapshot()
		}
	}
	return Message{}
}

// quoted is the message as one that answers it carries it: without the message
// that it answers in turn.
func (m *message) quoted() *messageJSON {
	answered := m.messageJSON
	answered.ReplyTo = nil
	return &answered
}
