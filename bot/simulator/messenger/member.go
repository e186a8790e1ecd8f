package messenger

import "usynys/bot/simulator/botapi"

func isInside(status string) bool { return status == botapi.Administrator || status == botapi.Ordinary }

// botStatus returns the status of the bot in a group.
func (s *State) botStatus(c *Chat) string { return c.members[s.options.Bot.ID] }

// BotIsInside reports whether the bot receives the presses in a chat.
func (s *State) BotIsInside(c *Chat) bool { return c.IsPrivate() || isInside(s.botStatus(c)) }

// IsAdministrator reports whether the user is an administrator of the group.
func (c *Chat) IsAdministrator(user int64) bool { return c.members[user] == botapi.Administrator }

// SetStatus changes the status of a person in a group. The bot gets no update.
func (c *Chat) SetStatus(user int64, status string) { c.members[user] = status }

// addMember makes a user who is not in the group a member, without an update.
func (c *Chat) addMember(user int64) {
	if !c.IsPrivate() && !isInside(c.members[user]) {
		c.members[user] = botapi.Ordinary
	}
}

// Join adds a person to a group.
func (s *State) Join(c *Chat, user botapi.User) {
	if isInside(c.members[user.ID]) {
		return
	}
	c.addMember(user.ID)
	s.addEvent(c, user, nil, "new_chat_members", botapi.Service{NewMembers: []botapi.User{user}})
}

// Leave removes a person from a group.
func (s *State) Leave(c *Chat, user botapi.User) {
	if !isInside(c.members[user.ID]) {
		return
	}
	c.members[user.ID] = botapi.Left
	s.addEvent(c, user, nil, "left_chat_member", botapi.Service{LeftMember: &user})
}

// AddBot adds the bot to a group. The bot gets my_chat_member and the message about
// new members.
func (s *State) AddBot(c *Chat, by botapi.User) {
	if isInside(s.botStatus(c)) {
		return
	}
	c.known = true
	c.addMember(by.ID)
	s.setBotStatus(c, by, botapi.Ordinary)
	s.addEvent(c, by, nil, "new_chat_members", botapi.Service{NewMembers: []botapi.User{s.Bot()}})
}

// RemoveBot removes the bot from a group. The bot gets the message about the member
// who left and my_chat_member, and then nothing more from the group.
func (s *State) RemoveBot(c *Chat, by botapi.User) {
	if isInside(s.botStatus(c)) {
		bot := s.Bot()
		s.addEvent(c, by, nil, "left_chat_member", botapi.Service{LeftMember: &bot})
		s.setBotStatus(c, by, botapi.Banned)
	}
}

// PromoteBot makes the bot an administrator or an ordinary member.
func (s *State) PromoteBot(c *Chat, by botapi.User, status string) {
	if isInside(s.botStatus(c)) {
		s.setBotStatus(c, by, status)
	}
}

// setBotStatus changes the status of the bot and queues my_chat_member.
func (s *State) setBotStatus(c *Chat, by botapi.User, status string) {
	old := s.botStatus(c)
	if old == status {
		return
	}
	c.members[s.options.Bot.ID] = status
	s.queueMemberUpdate(c, by, old, status)
}

func (s *State) queueMemberUpdate(c *Chat, by botapi.User, old, now string) {
	s.queueUpdate("my_chat_member", botapi.MemberUpdate{
		Chat: c.Info, From: by, Date: s.now().Unix(),
		Old: botapi.NewChatMember(c.Info.Type, s.Bot(), old), New: botapi.NewChatMember(c.Info.Type, s.Bot(), now),
	})
	s.Announce()
}
