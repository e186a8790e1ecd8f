package simulator

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

const (
	maxCommands           = 100
	maxCommandName        = 32
	maxCommandDescription = 256
)

// Command is a BotCommand.
type Command struct {
	Name        string `json:"command"`
	Description string `json:"description"`
}

// Scope is a BotCommandScope. The zero value is the default scope.
type Scope struct {
	Type string // as in the Bot API; empty means default
	Chat int64
	User int64
}

// scopeNeeds says which scopes name a chat and a user.
var scopeNeeds = map[string]struct{ chat, user bool }{
	"all_private_chats": {}, "all_group_chats": {}, "all_chat_administrators": {},
	"chat": {chat: true}, "chat_administrators": {chat: true}, "chat_member": {chat: true, user: true},
}

func (s *Server) commandList(req *request) (commandList, *failure) {
	language, failed := languageCode(req)
	if failed != nil {
		return commandList{}, failed
	}
	var raw struct {
		Type string      `json:"type"`
		Chat json.Number `json:"chat_id"`
		User int64       `json:"user_id"`
	}
	if req.params["scope"] == "" {
		return commandList{language: language}, nil
	}
	if failed := decode(req, "scope", &raw); failed != nil {
		return commandList{}, failed
	}
	if raw.Type == "default" && raw.Chat == "" && raw.User == 0 {
		return commandList{language: language}, nil
	}
	needs, known := scopeNeeds[raw.Type]
	switch {
	case !known:
		return commandList{}, mistakef("can't parse BotCommandScope: unsupported type specified")
	case needs.chat != (raw.Chat != ""), needs.user != (raw.User != 0):
		return commandList{}, mistakef("can't parse BotCommandScope: wrong chat_id or user_id for type %q", raw.Type)
	}
	// An empty number is 0.
	chat, _ := raw.Chat.Int64()
	if c := s.chats[chat]; needs.chat && (c == nil || !c.known) {
		return commandList{}, errChatNotFound
	} else if needs.chat {
		if failed := s.denied(c, toName); failed != nil {
			return commandList{}, failed
		}
	}
	return commandList{Scope{raw.Type, chat, raw.User}, language}, nil
}

func runSetMyCommands(s *Server, req *request) (any, *failure) {
	list, failed := s.commandList(req)
	if failed != nil {
		return nil, failed
	}
	var commands []Command
	if failed := decode(req, "commands", &commands); failed != nil {
		return nil, failed
	}
	if len(commands) > maxCommands {
		return nil, mistakef("too many commands specified")
	}
	for _, command := range commands {
		if failed := command.check(); failed != nil {
			return nil, failed
		}
	}
	if len(commands) == 0 {
		delete(s.profile.commands, list)
	} else {
		s.profile.commands[list] = commands
	}
	return true, nil
}

func (c Command) check() *failure {
	length := utf8.RuneCountInString(c.Description)
	switch {
	case c.Name == "" || len(c.Name) > maxCommandName || strings.ContainsFunc(c.Name, isOutsideCommandName):
		return mistakef("BOT_COMMAND_INVALID")
	case length < 1 || length > maxCommandDescription:
		return mistakef("BOT_COMMAND_DESCRIPTION_INVALID")
	}
	return nil
}

func isOutsideCommandName(r rune) bool {
	return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
}
