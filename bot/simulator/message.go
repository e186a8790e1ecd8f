package simulator

import (
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
