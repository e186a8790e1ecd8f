package messenger

import (
	"strings"
	"unicode/utf16"

	"usynys/bot/simulator/botapi"
)

// receive stores a message that the bot did not send, and queues an update of the
// kind if the bot receives the message. It returns the id of the message.
func (s *State) receive(c *Chat, m *Message, kind string) int64 {
	m.addressed = s.isAddressed(c, m)
	if m.otherBot {
		c.ownBotLast = false
	}
	s.add(c, m)
	if s.botReceives(c, m) {
		s.queueUpdate(kind, &m.Message)
	}
	return m.ID
}

// botReceives follows "What messages will my bot get?" of the Bots FAQ. A bot never
// receives messages of other bots, and always receives service messages.
func (s *State) botReceives(c *Chat, m *Message) bool {
	status := s.botStatus(c)
	switch {
	case c.IsPrivate():
		return true
	case !isInside(status) || m.otherBot:
		return false
	case m.Service != "" || c.Info.Type == botapi.Channel || status == botapi.Administrator || s.options.PrivacyOff:
		return true
	}
	return m.addressed
}

// isAddressed reports the messages that a bot in privacy mode receives: replies to
// the bot or to a message addressed to it, commands that name it, and other commands
// while no other bot has written since. "Replies have the highest priority": a reply
// to another bot is not for this one, even with a command in it.
func (s *State) isAddressed(c *Chat, m *Message) bool {
	if m.ReplyTo != nil {
		if original := c.Find(m.ReplyTo.ID); original != nil && original.otherBot {
			return false
		} else if original != nil && (original.FromBot || original.addressed) {
			return true
		}
	}
	text, entities := m.Text, m.Entities
	if text == "" {
		text, entities = m.Caption, m.CaptionEntities
	}
	units := utf16.Encode([]rune(text))
	for _, e := range entities {
		if e.Type != "bot_command" {
			continue
		}
		_, name, named := strings.Cut(string(utf16.Decode(units[e.Offset:e.End()])), "@")
		if strings.EqualFold(name, s.options.Bot.Username) || !named && c.ownBotLast {
			return true
		}
	}
	return false
}
