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
	toName // in a BotCommandScope
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
// became a supergroup can still be read; anything else is answered with the id of the supergroup.
func (s *Server) denied(c *chat, want access) *failure {
	status := c.members[s.options.BotID].status
	switch c.info.Type {
	case "private":
		if c.blocked && want != toName {
			return errBlocked
		}
		return nil
	case "group":
		if c.upgraded != 0 && want != toEdit {
			return upgradedTo(c.upgraded)
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
