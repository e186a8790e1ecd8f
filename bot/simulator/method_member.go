package simulator

import (
	"cmp"
	"slices"
)

var memberMethods = []*method{
	{
		name:       "getChatMember",
		parameters: []parameter{required("chat_id", chatKind), required("user_id", integerKind)},
		run:        runGetChatMember,
	},
	{
		name:       "getChatAdministrators",
		parameters: []parameter{required("chat_id", chatKind), optional("return_bots", booleanKind)},
		run:        runGetChatAdministrators,
	},
	{
		name:       "leaveChat",
		parameters: []parameter{required("chat_id", chatKind)},
		run:        runLeaveChat,
	},
}

var errMemberNotFound = refusal("member not found")

func runGetChatMember(s *Server, req *request) (any, *failure) {
	id := req.integer("user_id")
	if id <= 0 {
		return nil, mistakef("invalid user_id specified")
	}
	c, failed := s.target(req, toReadMembers)
	if failed != nil {
		return nil, failed
	}
	user, known := s.user(id)
	if c.members == nil {
		if id != c.info.ID && id != s.options.BotID {
			return nil, errMemberNotFound
		}
		return memberObject(c, user, member{status: ordinary}), nil
	}
	if !known && c.info.Type != "group" {
		return nil, errMemberNotFound
	}
	return memberObject(c, user, s.seen(c, c.members[id])), nil
}

// user is whoever has the id, as far as the bot can know them. A user whom nobody
// knows has an id and no name.
func (s *Server) user(id int64) (userJSON, bool) {
	if id == s.options.BotID {
		return s.bot(), true
	}
	for _, standIn := range []userJSON{anonymousAdmin, channelSender} {
		if standIn.ID == id {
			return standIn, true
		}
	}
	if person := s.people[id]; person != nil {
		return person.user, true
	}
	return userJSON{ID: id}, false
}

// seen is a member as the bot is shown them. To one that is no administrator, an
// anonymous administrator is a member like others.
func (s *Server) seen(c *chat, m member) member {
	if m.anonymous && !s.botIn(c).leads() {
		return member{status: ordinary}
	}
	return m
}

func runGetChatAdministrators(s *Server, req *request) (any, *failure) {
	c, failed := s.target(req, toReadMembers)
	if failed != nil {
		return nil, failed
	}
	if c.members == nil {
		return nil, refusal("there are no administrators in the private chat")
	}
	found := []memberJSON{}
	for id, m := range c.members {
		if m = s.seen(c, m); m.leads() {
			user, _ := s.user(id)
			found = append(found, memberObject(c, user, m))
		}
	}
	slices.SortFunc(found, func(a, b memberJSON) int {
		return cmp.Or(cmp.Compare(b.Status, a.Status), cmp.Compare(a.User.ID, b.User.ID))
	})
	return found, nil
}

func runLeaveChat(s *Server, req *request) (any, *failure) {
	c, failed := s.target(req, toLeave)
	if failed != nil {
		return nil, failed
	}
	if c.members == nil {
		return nil, mistakef("chat member status can't be changed in private chats")
	}
	if s.botIn(c).inside() {
		s.dismissBot(c, s.bot(), gone)
	}
	return true, nil
}
