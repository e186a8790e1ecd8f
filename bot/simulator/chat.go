package simulator

import (
	"slices"
	"sort"
	"time"
)

// chat is one conversation. Its messages ascend by id; a deleted one is gone.
type chat struct {
	info     chatJSON
	known    bool // the bot has heard of it and may write
	blocked  bool
	lastID   int64
	messages []*message

	// members are those of a group or channel, by user id, the bot among them; nil
	// in a private chat. Who is not in it is not in the group.
	members map[int64]member
	// upgraded is the id of the supergroup that took this group's place.
	upgraded int64
	// ownBotLast tells that of all bots in the group, this one spoke last.
	ownBotLast bool
}

// message is one stored message. It is replaced, never changed.
type message struct {
	messageJSON
	fromBot    bool
	source     string // text or caption as sent, with markup
	silent     bool
	attachment Attachment
	edited     time.Time

	service  string // the field of Message that makes it a service message
	meant    bool   // for the bot, in the sense of privacy mode
	otherBot bool   // sent by another bot
}

// addMessage stores a message under the next id. The lock must be held.
func (s *Server) addMessage(c *chat, m *message) *message {
	c.lastID++
	m.ID = c.lastID
	m.Chat = c.info
	if m.Date == 0 {
		m.Date = s.now().Unix()
	}
	c.messages = append(c.messages, m)
	s.announce()
	return m
}

func (c *chat) index(id int64) (int, bool) {
	i := sort.Search(len(c.messages), func(i int) bool { return c.messages[i].ID >= id })
	return i, i < len(c.messages) && c.messages[i].ID == id
}

func (c *chat) find(id int64) *message {
	if i, ok := c.index(id); ok {
		return c.messages[i]
	}
	return nil
}

func (s *Server) replaceMessage(c *chat, m *message) {
	if i, ok := c.index(m.ID); ok {
		c.messages[i] = m
	}
	s.announce()
}

func (s *Server) removeMessage(c *chat, id int64) {
	if i, ok := c.index(id); ok {
		c.messages = slices.Delete(c.messages, i, i+1)
	}
	s.announce()
}

// bot is the bot as a User.
func (s *Server) bot() userJSON {
	return userJSON{ID: s.options.BotID, IsBot: true, FirstName: botTitle, Username: s.options.BotName}
}
