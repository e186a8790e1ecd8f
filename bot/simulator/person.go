package simulator

import (
	"errors"
	"fmt"
	"slices"
)

// Person is someone with a Telegram account, in the private chat with the bot.
// The bot hears of a person at their first message or press; until then it
// cannot write to them.
type Person struct {
	conversation
	user   userJSON
	toasts []Toast
}

// Person returns the person with the id, and makes one at first.
func (s *Server) Person(id int64, firstName, languageCode string) *Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	if person := s.people[id]; person != nil {
		return person
	}
	c := &chat{info: chatJSON{ID: id, Type: "private", FirstName: firstName}}
	person := &Person{
		conversation: conversation{server: s, chat: c},
		user:         userJSON{ID: id, FirstName: firstName, LanguageCode: languageCode},
	}
	s.people[id], s.chats[id] = person, c
	s.announce()
	return person
}

// Send writes a text and returns the id of the message. As Telegram's apps do,
// it trims the text, sends nothing when nothing is left (id 0), and splits what
// is too long into several messages (the first one's id is returned).
func (p *Person) Send(text string) int64 {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	first := int64(0)
	for _, content := range typedParts(text) {
		m := &message{}
		m.Text, m.Entities = content.text, content.entities
		if id := p.server.incoming(p, p.chat, m); first == 0 {
			first = id
		}
	}
	return first
}

// typedParts are the messages that an app makes of what somebody typed.
func typedParts(text string) []formatted {
	var parts []formatted
	for part := range slices.Chunk([]rune(plainText(text).trimmed().text), maxText) {
		content := plainText(string(part)).trimmed()
		if isBlank(content.text) {
			continue
		}
		content.entities = foundEntities(content.text)
		parts = append(parts, content)
	}
	return parts
}

// incoming delivers a message of a person. One who had blocked the bot unblocks
// it first: the apps do not let them write otherwise.
func (s *Server) incoming(p *Person, c *chat, m *message) int64 {
	if c.blocked {
		s.setBlocked(p, false)
	}
	c.known = true
	from := p.user
	m.From = &from
	return s.arrive(c, m, "message")
}

// What the apps do not let a person do.
var (
	errNoSuchMessage    = errors.New("simulator: no such message of this person")
	errNothingLeft      = errors.New("simulator: a text can't be edited away")
	errTooLongForPerson = errors.New("simulator: the text is too long")
)

// Edit changes the text, or the caption, of one of the person's own messages. As in the
// apps it stays within the limits of one message, and a text does not become empty.
func (p *Person) Edit(messageID int64, text string) error {
	return p.server.editTyped(p.chat, p, messageID, text)
}

func (s *Server) editTyped(c *chat, p *Person, messageID int64, text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := c.find(messageID)
	if old == nil || old.From == nil || old.From.ID != p.user.ID {
		return fmt.Errorf("%w: %d", errNoSuchMessage, messageID)
	}
	edited := *old
	content := plainText(text).trimmed()
	most := maxText
	if old.attachment.Kind != "" {
		most = maxCaption
	} else if isBlank(content.text) {
		return errNothingLeft
	}
	if content.runes() > most {
		return errTooLongForPerson
	}
	if old.attachment.Kind == "" {
		edited.Text, edited.Entities = content.text, foundEntities(content.text)
	} else {
		edited.Caption, edited.CaptionEntities = content.text, foundEntities(content.text)
	}
	edited.edited = s.now()
	edited.EditDate = edited.edited.Unix()
	edited.meant = old.meant || s.isMeant(c, &edited)
	s.replaceMessage(c, &edited)
	if s.hears(c, &edited) {
		s.update("edited_message", &edited.messageJSON)
	}
	return nil
}

// Delete removes a message on both sides, as people can. The bot is not told.
func (p *Person) Delete(messageID int64) {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.server.removeMessage(p.chat, messageID)
}

// Toasts lists the answers to the person's presses, oldest first.
func (p *Person) Toasts() []Toast {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return slices.Clone(p.toasts)
}

// Menu is the list of commands that the person's app shows in the private chat:
// the first list set among chat, all private chats and default, each first for
// the person's language, then for all languages.
func (p *Person) Menu() []Command {
	s := p.server
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.profile.menu(p.user.LanguageCode, Scope{Type: "chat", Chat: p.user.ID}, Scope{Type: "all_private_chats"}, Scope{})
}
