package messenger

import (
	"errors"
	"fmt"
	"time"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/markup"
)

// Person is a Telegram account with its private chat.
type Person struct {
	User   botapi.User
	Chat   *Chat
	Toasts []Toast // oldest first
}

// Toast is an answer to a callback query, as the person sees it.
type Toast struct {
	QueryID string
	Text    string
	Alert   bool
	URL     string
	At      time.Time
}

// Person returns the person with the id and makes one that does not exist.
func (s *State) Person(id int64, firstName, languageCode string) *Person {
	if person := s.people[id]; person != nil {
		return person
	}
	c := &Chat{Info: botapi.Chat{ID: id, Type: botapi.Private, FirstName: firstName}}
	person := &Person{User: botapi.User{ID: id, FirstName: firstName, LanguageCode: languageCode}, Chat: c}
	s.people[id], s.chats[id] = person, c
	s.Announce()
	return person
}

// Deliver sends a message of a person to the bot and returns its id. A person who
// blocked the bot unblocks it first, because the apps do not let them write
// otherwise.
func (s *State) Deliver(p *Person, m *Message) int64 {
	if p.Chat.blocked {
		s.SetBlocked(p, false)
	}
	p.Chat.known = true
	from := p.User
	m.From = &from
	return s.receive(p.Chat, m, "message")
}

// StartChat lets the bot write to the person as if they had written first. The bot
// gets no update.
func (p *Person) StartChat() { p.Chat.known = true }

// SetBlocked blocks or unblocks the bot. The bot gets my_chat_member.
func (s *State) SetBlocked(p *Person, blocked bool) {
	if p.Chat.blocked == blocked {
		return
	}
	p.Chat.blocked = blocked
	p.Chat.known = true
	old, now := botapi.Ordinary, botapi.Banned
	if !blocked {
		old, now = now, old
	}
	s.queueMemberUpdate(p.Chat, p.User, old, now)
}

// What the apps do not let a person do.
var (
	errNoOwnMessage = errors.New("simulator: the person has no such message")
	errEmptyText    = errors.New("simulator: an edited text can't be empty")
	ErrTextTooLong  = errors.New("simulator: the text is too long")
)

// Edit changes the text, or the caption, of a message of the person. As in the apps
// the text must fit into one message, and only a caption may become empty.
func (s *State) Edit(p *Person, c *Chat, messageID int64, raw string) error {
	old := c.Find(messageID)
	if old == nil || old.From == nil || old.From.ID != p.User.ID {
		return fmt.Errorf("%w: %d", errNoOwnMessage, messageID)
	}
	edited := *old
	text := markup.Typed(raw)
	limit := markup.MaxText
	if old.Attachment.Kind == "" {
		if text.IsBlank() {
			return errEmptyText
		}
		edited.Text, edited.Entities = text.Text, text.Entities
	} else {
		limit = markup.MaxCaption
		edited.Caption, edited.CaptionEntities = text.Text, text.Entities
	}
	if text.Length() > limit {
		return ErrTextTooLong
	}
	edited.addressed = old.addressed || s.isAddressed(c, &edited)
	s.Replace(c, &edited)
	if s.botReceives(c, &edited) {
		s.queueUpdate("edited_message", &edited.Message)
	}
	return nil
}
