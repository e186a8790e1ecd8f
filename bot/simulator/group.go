package simulator

import "strings"

// Telegram's own accounts, which stand in for a sender that has none.
const (
	anonymousAdminID = 1087968824
	channelSenderID  = 136817688
)

// Group is a group chat or supergroup with the bot in it. Its privacy mode is
// off: the bot hears everything.
type Group struct{ conversation }

// Group returns the group with the id, and makes one at first. An id that
// begins with -100 is a supergroup's.
func (s *Server) Group(id int64, title string) *Group {
	kind := "group"
	if isSupergroupID(id) {
		kind = "supergroup"
	}
	return &Group{s.room(id, title, kind)}
}

func isSupergroupID(id int64) bool { return id < -1_000_000_000_000 }

// room returns the chat with the id, known to the bot from the start.
func (s *Server) room(id int64, title, kind string) conversation {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[id]
	if c == nil {
		c = &chat{info: chatJSON{ID: id, Type: kind, Title: title}, known: true}
		s.chats[id] = c
	}
	return conversation{server: s, chat: c}
}

// Send has a person write in the group.
func (g *Group) Send(person *Person, text string) int64 {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	return g.server.typed(person, g.chat, text)
}

// SendAnonymous has an anonymous administrator write: Telegram names
// GroupAnonymousBot as the sender, and the group as sender_chat.
func (g *Group) SendAnonymous(text string) int64 {
	from := userJSON{ID: anonymousAdminID, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
	return g.sendAs(from, g.chat.info, text)
}

// SendAsChannel has someone write in the name of a channel.
func (g *Group) SendAsChannel(channel *Channel, text string) int64 {
	from := userJSON{ID: channelSenderID, IsBot: true, FirstName: "Channel", Username: "Channel_Bot"}
	return g.sendAs(from, channel.chat.info, text)
}

func (g *Group) sendAs(from userJSON, sender chatJSON, text string) int64 {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	text = strings.TrimSpace(text)
	m := &message{}
	m.From, m.SenderChat = &from, &sender
	m.Text, m.Entities = text, commandEntities(text)
	s.addMessage(g.chat, m)
	s.update("message", &m.messageJSON)
	return m.ID
}

// Press has a person press a button of a message in the group.
func (g *Group) Press(person *Person, messageID int64, data string) string {
	return person.pressIn(g.chat, messageID, data)
}

// PressLabel has a person press the newest button with the label in the group.
func (g *Group) PressLabel(person *Person, label string) error {
	return person.pressLabelIn(g.chat, label)
}

// Channel is a channel with the bot as an administrator.
type Channel struct{ conversation }

// Channel returns the channel with the id, and makes one at first.
func (s *Server) Channel(id int64, title string) *Channel {
	return &Channel{s.room(id, title, "channel")}
}

// Post publishes a text.
func (c *Channel) Post(text string) int64 {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	text = strings.TrimSpace(text)
	m := &message{}
	m.SenderChat = &c.chat.info
	m.Text, m.Entities = text, commandEntities(text)
	s.addMessage(c.chat, m)
	s.update("channel_post", &m.messageJSON)
	return m.ID
}
