package method

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
	"usynys/bot/simulator/call"
	"usynys/bot/simulator/messenger"
)

const (
	maxCommands           = 100
	maxCommandName        = 32
	maxCommandDescription = 256
)

func setMyCommands(s *messenger.State, req *call.Request) (any, *botapi.Error) {
	language, err := languageCode(req)
	if err != nil {
		return nil, err
	}
	scope, err := commandScope(s, req)
	if err != nil {
		return nil, err
	}
	var commands []botapi.Command
	if err := req.Decode("commands", &commands); err != nil {
		return nil, err
	}
	if len(commands) > maxCommands {
		return nil, botapi.Violationf("too many commands specified")
	}
	for _, command := range commands {
		if err := checkCommand(command); err != nil {
			return nil, err
		}
	}
	s.SetCommands(scope, language, commands)
	return true, nil
}

// scopeFields says which scopes name a chat and a user.
var scopeFields = map[string]struct{ chat, user bool }{
	"default": {}, "all_private_chats": {}, "all_group_chats": {}, "all_chat_administrators": {},
	"chat": {chat: true}, "chat_administrators": {chat: true}, "chat_member": {chat: true, user: true},
}

func commandScope(s *messenger.State, req *call.Request) (botapi.Scope, *botapi.Error) {
	if req.Params["scope"] == "" {
		return botapi.Scope{}, nil
	}
	var raw struct {
		Type string      `json:"type"`
		Chat json.Number `json:"chat_id"`
		User int64       `json:"user_id"`
	}
	if err := req.Decode("scope", &raw); err != nil {
		return botapi.Scope{}, err
	}
	has, known := scopeFields[raw.Type]
	switch {
	case !known:
		return botapi.Scope{}, botapi.Violationf("can't parse BotCommandScope: unsupported type specified")
	case has.chat != (raw.Chat != ""), has.user != (raw.User != 0):
		return botapi.Scope{}, botapi.Violationf("can't parse BotCommandScope: wrong chat_id or user_id for type %q", raw.Type)
	case raw.Type == "default":
		return botapi.Scope{}, nil
	}
	chat, _ := raw.Chat.Int64() // an absent number is 0
	if has.chat {
		if _, err := s.Target(chat, messenger.ToScope); err != nil {
			return botapi.Scope{}, err
		}
	}
	return botapi.Scope{Type: raw.Type, Chat: chat, User: raw.User}, nil
}

func checkCommand(c botapi.Command) *botapi.Error {
	length := utf8.RuneCountInString(c.Description)
	switch {
	case c.Name == "" || len(c.Name) > maxCommandName || strings.ContainsFunc(c.Name, isOutsideCommandName):
		return botapi.Violationf("BOT_COMMAND_INVALID")
	case length < 1 || length > maxCommandDescription:
		return botapi.Violationf("BOT_COMMAND_DESCRIPTION_INVALID")
	}
	return nil
}

func isOutsideCommandName(r rune) bool {
	return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
}
