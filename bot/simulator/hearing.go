package simulator

import (
	"strings"
	"unicode/utf16"
)

// arrive stores a message that somebody else than the bot sent, and tells the bot
// of it if it may hear it. The lock must be held.
func (s *Server) arrive(c *chat, m *message, kind string) int64 {
	m.meant = s.isMeant(c, m)
	if m.otherBot {
		c.ownBotLast = false
	}
	s.addMessage(c, m)
	if s.hears(c, m) {
		s.update(kind, &m.messageJSON)
	}
	return m.ID
}

// hears follows "What messages will my bot get?" of the Bots FAQ. Messages of
// other bots are never heard; service messages always are.
func (s *Server) hears(c *chat, m *message) bool {
	if c.members == nil {
		return true
	}
	place := s.botIn(c)
	switch {
	case !place.inside() || m.otherBot:
		return false
	case m.service != "" || c.info.Type == "channel" || place.leads() || s.options.PrivacyOff:
		return true
	}
	return m.meant
}

// isMeant reports what a bot in privacy mode hears: replies to it or to what was
// meant for it, commands that name it, and other commands while it is the bot that
// spoke last. "Replies have the highest priority": one to another bot is not for
// this one whatever command is in it.
func (s *Server) isMeant(c *chat, m *message) bool {
	if m.ReplyTo != nil {
		if answered := c.find(m.ReplyTo.ID); answered != nil && answered.otherBot {
			return false
		} else if answered != nil && (answered.fromBot || answered.meant) {
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
		_, name, named := strings.Cut(string(utf16.Decode(units[e.Offset:e.end()])), "@")
		if strings.EqualFold(name, s.options.BotName) || !named && c.ownBotLast {
			return true
		}
	}
	return false
}
