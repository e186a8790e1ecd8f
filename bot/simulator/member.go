package simulator

// The statuses of ChatMember.
const (
	administrator = "administrator"
	ordinary      = "member"
	gone          = "left"
	banned        = "kicked"
)

// member is somebody's place in a group.
type member struct {
	status string // empty for somebody who never was there
}

// inside reports whether the member is in the group now.
func (m member) inside() bool { return m.leads() || m.status == ordinary }

// leads reports whether the member is an administrator.
func (m member) leads() bool { return m.status == administrator }

// botIn is the place of the bot in a group.
func (s *Server) botIn(c *chat) member { return c.members[s.options.BotID] }

// memberObject is a ChatMember.
func memberObject(c *chat, user userJSON, m member) memberJSON {
	never, shown := int64(0), false
	out := memberJSON{Status: m.status, User: user}
	switch m.status {
	case "":
		out.Status = gone
	case administrator:
		out.Anonymous, out.rightsJSON = &shown, allRights(c.info.Type)
	case banned:
		out.Until = &never
	}
	return out
}

// allRights are those of an administrator from whom nothing was taken away, but
// the right to make others administrators.
func allRights(chatType string) *rightsJSON {
	yes := true
	rights := &rightsJSON{
		ManageChat: true, DeleteMessages: true, ManageVideoChats: true, RestrictMembers: true, ChangeInfo: true,
		InviteUsers: true, PostStories: true, EditStories: true, DeleteStories: true,
	}
	switch chatType {
	case "supergroup":
		rights.ManageTopics = new(bool)
		fallthrough
	case "group":
		rights.PinMessages, rights.ManageTags = &yes, &yes
	case "channel":
		rights.PostMessages, rights.EditMessages = &yes, &yes
	}
	return rights
}

// setBot changes the place of the bot and tells it by my_chat_member. The lock
// must be held.
func (s *Server) setBot(c *chat, by userJSON, now member) {
	old := s.botIn(c)
	if old == now {
		return
	}
	c.members[s.options.BotID] = now
	s.update("my_chat_member", memberUpdateJSON{
		Chat: c.info, From: by, Date: s.now().Unix(),
		Old: memberObject(c, s.bot(), old), New: memberObject(c, s.bot(), now),
	})
	s.announce()
}
