package messenger

import (
	"maps"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/markup"
)

// Group returns the group or channel with the id. It makes one that does not exist,
// with the bot in it; with an empty status the bot does not know of the group.
func (s *State) Group(info botapi.Chat, botStatus string) *Chat {
	c := s.chats[info.ID]
	if c == nil {
		c = &Chat{
			Info: info, known: botStatus != "",
			members: map[int64]string{s.options.Bot.ID: botStatus},
		}
		s.chats[info.ID] = c
	}
	return c
}

// Sender writes in a group. Chat is set for a sender in the name of a chat.
type Sender struct {
	User     botapi.User
	Chat     *botapi.Chat
	OtherBot bool
}

// Write sends a text to a group. A person becomes a member with it. It returns the
// id of the first message, 0 when nothing was sent: a group that became a supergroup
// takes no messages.
func (s *State) Write(c *Chat, from Sender, replyTo int64, text string) int64 {
	if c.upgraded != 0 {
		return 0
	}
	first := int64(0)
	for _, part := range markup.Split(text) {
		m := &Message{otherBot: from.OtherBot}
		m.From = &from.User
		if from.Chat != nil {
			sender := *from.Chat
			m.SenderChat = &sender
		} else if !from.OtherBot {
			c.addMember(from.User.ID)
		}
		m.Text, m.Entities = part.Text, part.Entities
		if original := c.Find(replyTo); original != nil {
			m.ReplyTo = original.WithoutReply()
		}
		if id := s.receive(c, m, "message"); first == 0 {
			first = id
		}
	}
	return first
}

// Post publishes a text in a channel and returns the id of the first message.
func (s *State) Post(c *Chat, text string) int64 {
	first := int64(0)
	for _, part := range markup.Split(text) {
		m := &Message{}
		info := c.Info
		m.SenderChat = &info
		m.Text, m.Entities = part.Text, part.Entities
		if id := s.receive(c, m, "channel_post"); first == 0 {
			first = id
		}
	}
	return first
}

// Rename gives a group another title.
func (s *State) Rename(c *Chat, by botapi.User, title string) {
	c.Info.Title = title
	s.addEvent(c, by, nil, "new_chat_title", botapi.Service{NewTitle: title})
}

// Upgrade makes a supergroup of a group and returns it: another chat with another id
// and no messages. The bot gets three updates: it joined the supergroup, the group
// ends with migrate_to_chat_id, the supergroup begins with migrate_from_chat_id. No
// update says that the bot left the group.
func (s *State) Upgrade(group *Chat, by botapi.User) *Chat {
	switch {
	case group.Info.Type != botapi.BasicGroup:
		return group
	case group.upgraded != 0:
		return s.chats[group.upgraded]
	}
	c := &Chat{
		Info:  botapi.Chat{ID: -1_002_000_000_000 - s.serial(), Type: botapi.Supergroup, Title: group.Info.Title},
		known: group.known, members: maps.Clone(group.members),
	}
	delete(c.members, s.options.Bot.ID)
	group.upgraded, s.chats[c.Info.ID] = c.Info.ID, c
	if status := s.botStatus(group); isInside(status) {
		s.setBotStatus(c, by, status)
	}
	s.addEvent(group, by, nil, "migrate_to_chat_id", botapi.Service{MigrateTo: c.Info.ID})
	info := c.Info
	s.addEvent(c, botapi.AnonymousAdmin, &info, "migrate_from_chat_id", botapi.Service{MigrateFrom: group.Info.ID})
	return c
}

// addEvent adds a service message to a group; field is the field of event that is
// set.
func (s *State) addEvent(c *Chat, from botapi.User, sender *botapi.Chat, field string, event botapi.Service) {
	m := &Message{Service: field}
	m.From, m.SenderChat, m.Message.Service = &from, sender, event
	s.receive(c, m, "message")
}
