package messenger

import (
	"fmt"

	"usynys/bot/simulator/botapi"
)

// Access is what a call wants to do with a chat.
type Access int

// The kinds of access.
const (
	ToEdit  Access = iota
	ToWrite        // a new message
	ToScope        // use the chat in a BotCommandScope
)

// Target returns the chat with the id if the bot has the access.
func (s *State) Target(id int64, access Access) (*Chat, *botapi.Error) {
	c := s.chats[id]
	if c == nil || !c.known {
		return nil, botapi.ErrChatNotFound
	}
	if err := s.denied(c, access); err != nil {
		return nil, err
	}
	return c, nil
}

// denied follows check_chat_access of the Bot API server. A group that became a
// supergroup allows no more than attempts to edit; everything else is answered with
// the id of the supergroup.
func (s *State) denied(c *Chat, access Access) *botapi.Error {
	switch {
	case c.IsPrivate() && c.blocked && access != ToScope:
		return botapi.ErrBlocked
	case c.IsPrivate():
		return nil
	case c.upgraded != 0 && access != ToEdit:
		return botapi.Migrated(c.upgraded)
	}
	switch s.botStatus(c) {
	case botapi.Banned:
		return botapi.Forbidden(fmt.Sprintf("bot was kicked from the %s chat", c.Info.Type))
	case botapi.Left, "":
		return botapi.Forbidden(fmt.Sprintf("bot is not a member of the %s chat", c.Info.Type))
	}
	return nil
}
