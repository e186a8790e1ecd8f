package simulator

import (
	"fmt"
	"net/http"
)

// access is what a call wants of a chat.
type access int

const (
	toEdit access = iota
	toWrite
	toReadMembers
	toLeave
)

// target finds the chat of a call, if the bot may do there what it wants.
func (s *Server) target(req *request, want access) (*chat, *failure) {
	c := s.chats[req.chat()]
	if c == nil || !c.known {
		return nil, errChatNotFound
	}
	if failed := s.denied(c, want); failed != nil {
		return nil, failed
	}
	return c, nil
}

// denied follows check_chat_access of the Bot API server. A basic group that
// became a supergroup can still be read; what would have to be written there, or
// asks for its members, is answered with the id of the supergroup.
func (s *Server) denied(c *chat, want access) *failure {
	status := c.members[s.options.BotID].status
	switch c.info.Type {
	case "private":
		if c.blocked && want != toReadMembers {
			return errBlocked
		}
		return nil
	case "group":
		switch {
		case c.upgraded != 0 && (want == toWrite || want == toReadMembers):
			return upgradedTo(c.upgraded)
		case want == toLeave:
			return nil
		}
	}
	switch status {
	case banned:
		return forbidden(fmt.Sprintf("bot was kicked from the %s chat", c.info.Type))
	case gone, "":
		return forbidden(fmt.Sprintf("bot is not a member of the %s chat", c.info.Type))
	}
	return nil
}

func upgradedTo(chat int64) *failure {
	failed := refusal("group chat was upgraded to a supergroup chat")
	failed.migrateTo = chat
	return failed
}

func forbidden(reason string) *failure {
	return &failure{status: http.StatusForbidden, description: "Forbidden: " + reason}
}
