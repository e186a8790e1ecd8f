package simulator

// Join has a person enter the group by themselves.
func (g *Group) Join(person *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if g.chat.members[person.user.ID].inside() {
		return
	}
	g.chat.admit(person.user.ID)
	s.event(g.chat, person.user, nil, "new_chat_members", serviceJSON{NewMembers: []userJSON{person.user}})
}

// Leave has a person go, whatever they were in the group.
func (g *Group) Leave(person *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if !g.chat.members[person.user.ID].inside() {
		return
	}
	g.chat.members[person.user.ID] = member{status: gone}
	left := person.user
	s.event(g.chat, person.user, nil, "left_chat_member", serviceJSON{LeftMember: &left})
}

// Promote makes the person an administrator.
func (g *Group) Promote(person *Person) { g.place(person, member{status: administrator}) }

// Demote makes the person an ordinary member again.
func (g *Group) Demote(person *Person) { g.place(person, member{status: ordinary}) }

func (g *Group) place(person *Person, m member) {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	g.chat.members[person.user.ID] = m
}

// AddBot has a person take the bot into the group: it is told by my_chat_member and
// by the message about new members.
func (g *Group) AddBot(by *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addBot(g.chat, by)
}

func (s *Server) addBot(c *chat, by *Person) {
	if s.botIn(c).inside() {
		return
	}
	c.known = true
	c.admit(by.user.ID)
	s.setBot(c, by.user, member{status: ordinary})
	s.event(c, by.user, nil, "new_chat_members", serviceJSON{NewMembers: []userJSON{s.bot()}})
}

// RemoveBot has a person remove the bot: it is told by the message about who left
// and by my_chat_member, and from then on hears nothing and gets 403.
func (g *Group) RemoveBot(by *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.botIn(g.chat).inside() {
		bot := s.bot()
		s.event(g.chat, by.user, nil, "left_chat_member", serviceJSON{LeftMember: &bot})
		s.setBot(g.chat, by.user, member{status: banned})
	}
}

// PromoteBot has a person make the bot an administrator: it hears everything then,
// may delete what others write, and knows who is an anonymous administrator.
func (g *Group) PromoteBot(by *Person) { g.placeBot(by, administrator) }

// DemoteBot has a person make the bot an ordinary member again.
func (g *Group) DemoteBot(by *Person) { g.placeBot(by, ordinary) }

func (g *Group) placeBot(by *Person, status string) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.botIn(g.chat).inside() {
		s.setBot(g.chat, by.user, member{status: status})
	}
}

// Menu is the list of commands that a person's app shows in the group.
func (g *Group) Menu(person *Person) []Command {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	id, user := g.chat.info.ID, person.user.ID
	scopes := []Scope{{Type: "chat_member", Chat: id, User: user}}
	leads := g.chat.members[user].leads()
	if leads {
		scopes = append(scopes, Scope{Type: "chat_administrators", Chat: id})
	}
	scopes = append(scopes, Scope{Type: "chat", Chat: id})
	if leads {
		scopes = append(scopes, Scope{Type: "all_chat_administrators"})
	}
	return s.profile.menu(person.user.LanguageCode, append(scopes, Scope{Type: "all_group_chats"}, Scope{})...)
}
