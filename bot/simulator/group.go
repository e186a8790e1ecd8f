package simulator

import "usynys/bot/simulator/botapi"

// Group is a group or supergroup. The bot receives what its privacy mode allows:
// commands that name it, as in "/queue@usynys_bot", replies to it, and service
// messages. It receives everything with Options.PrivacyOff, or as an administrator.
type Group struct{ conversation }

// Group returns the group with the id. It makes one that does not exist, with the bot
// as an ordinary member. An id that begins with -100 is that of a supergroup.
func (s *Server) Group(id int64, title string) *Group {
	return &Group{s.group(id, title, groupType(id), botapi.Ordinary)}
}

// GroupWithoutBot is like Group, but the bot does not know of a group that it makes;
// see AddBot.
func (s *Server) GroupWithoutBot(id int64, title string) *Group {
	return &Group{s.group(id, title, groupType(id), "")}
}

func groupType(id int64) string {
	if id < -1_000_000_000_000 {
		return botapi.Supergroup
	}
	return botapi.BasicGroup
}

func (s *Server) group(id int64, title, chatType, botStatus string) conversation {
	s.state.Lock()
	defer s.state.Unlock()
	return conversation{s.state, s.state.Group(botapi.Chat{ID: id, Type: chatType, Title: title}, botStatus)}
}

// Upgrade makes a supergroup of a group and returns it: another chat with another id
// and no messages.
func (g *Group) Upgrade(by *Person) *Group {
	defer g.lock()()
	return &Group{conversation{g.state, g.state.Upgrade(g.chat, by.account.User)}}
}

// Rename gives the group another title.
func (g *Group) Rename(by *Person, title string) {
	defer g.lock()()
	g.state.Rename(g.chat, by.account.User, title)
}

// Menu returns the list of commands that the app of a person shows in the group.
func (g *Group) Menu(person *Person) []Command {
	defer g.lock()()
	return g.state.Menu(person.account, g.chat)
}

// Channel is a channel with the bot as an administrator.
type Channel struct{ conversation }

// Channel returns the channel with the id and makes one that does not exist.
func (s *Server) Channel(id int64, title string) *Channel {
	return &Channel{s.group(id, title, botapi.Channel, botapi.Administrator)}
}

// Post publishes a text and returns the id of the message; 0 when the text is empty.
func (c *Channel) Post(text string) int64 {
	defer c.lock()()
	return c.state.Post(c.chat, text)
}
