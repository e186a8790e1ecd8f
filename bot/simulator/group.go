package simulator

import "maps"

// Telegram's own accounts, which stand in for a sender that has none.
const (
	anonymousAdminID = 1087968824
	channelSenderID  = 136817688
)

var (
	anonymousAdmin = userJSON{ID: anonymousAdminID, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
	channelSender  = userJSON{ID: channelSenderID, IsBot: true, FirstName: "Channel", Username: "Channel_Bot"}
)

// Group is a group or supergroup. The bot hears in it what its privacy mode lets
// it hear: commands that name it, as in "/queue@usynys_bot", replies to it, and
// what happens to the group. It hears everything with Options.PrivacyOff, or as an
// administrator.
type Group struct{ conversation }

// Group returns the group with the id, and makes one at first, with the bot in it
// as an ordinary member. An id that begins with -100 is a supergroup's.
func (s *Server) Group(id int64, title string) *Group {
	return &Group{s.room(id, title, kindOf(id), ordinary)}
}

// GroupWithoutBot is like Group, but a group that it makes the bot does not know:
// see AddBot.
func (s *Server) GroupWithoutBot(id int64, title string) *Group {
	return &Group{s.room(id, title, kindOf(id), "")}
}

func kindOf(group int64) string {
	if group < -1_000_000_000_000 {
		return "supergroup"
	}
	return "group"
}

// room returns the chat with the id; one that it makes has the bot in it from the
// start, unless the status is empty.
func (s *Server) room(id int64, title, kind, status string) conversation {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.chats[id]
	if c == nil {
		c = &chat{
			info: chatJSON{ID: id, Type: kind, Title: title}, known: status != "",
			members: map[int64]member{s.options.BotID: {status: status}},
		}
		s.chats[id] = c
	}
	return conversation{server: s, chat: c}
}

// Upgrade makes a supergroup of a group and returns it: another chat with another
// id and no messages. The bot is told as Telegram tells it: it joined the
// supergroup, the group ends with migrate_to_chat_id, the supergroup begins with
// migrate_from_chat_id. It is never told that it left the group.
func (g *Group) Upgrade(by *Person) *Group {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	old := g.chat
	switch {
	case old.info.Type != "group":
		return g
	case old.upgraded != 0:
		return &Group{conversation{server: s, chat: s.chats[old.upgraded]}}
	}
	c := &chat{
		info:  chatJSON{ID: -1_002_000_000_000 - s.serial(), Type: "supergroup", Title: old.info.Title},
		known: old.known, members: maps.Clone(old.members),
	}
	delete(c.members, s.options.BotID)
	old.upgraded, s.chats[c.info.ID] = c.info.ID, c
	if place := s.botIn(old); place.inside() {
		s.setBot(c, by.user, place)
	}
	s.event(old, by.user, nil, "migrate_to_chat_id", serviceJSON{MigrateTo: c.info.ID})
	name := c.info
	s.event(c, anonymousAdmin, &name, "migrate_from_chat_id", serviceJSON{MigrateFrom: old.info.ID})
	return &Group{conversation{server: s, chat: c}}
}

// Rename gives the group another title.
func (g *Group) Rename(by *Person, title string) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	g.chat.info.Title = title
	s.event(g.chat, by.user, nil, "new_chat_title", serviceJSON{NewTitle: title})
}

// event puts a service message into a group. The lock must be held.
func (s *Server) event(c *chat, from userJSON, sender *chatJSON, kind string, content serviceJSON) {
	m := &message{service: kind}
	m.From, m.SenderChat, m.serviceJSON = &from, sender, content
	s.arrive(c, m, "message")
}
