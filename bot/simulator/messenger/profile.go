package messenger

import (
	"slices"

	"usynys/bot/simulator/botapi"
)

// profile is what the bot shows of itself, by language; "" is for all other
// languages.
type profile struct {
	commands map[commandKey][]botapi.Command
	texts    map[textKey]string
}

type commandKey struct {
	scope    botapi.Scope
	language string
}

type textKey struct{ name, language string }

func newProfile() profile {
	return profile{commands: map[commandKey][]botapi.Command{}, texts: map[textKey]string{}}
}

// SetText stores a text of the profile, by the name of the parameter that sets it; an
// empty text removes it.
func (s *State) SetText(name, language, text string) {
	s.profile.texts[textKey{name, language}] = text
}

// Text returns a text of the profile. There is no fallback to another language.
func (s *State) Text(name, language string) string { return s.profile.texts[textKey{name, language}] }

// SetCommands stores a list of commands; an empty list removes it.
func (s *State) SetCommands(scope botapi.Scope, language string, commands []botapi.Command) {
	if len(commands) == 0 {
		commands = nil
	}
	s.profile.commands[commandKey{scope, language}] = commands
}

// Commands returns a list of commands. There is no fallback to another scope or
// language.
func (s *State) Commands(scope botapi.Scope, language string) []botapi.Command {
	return slices.Clone(s.profile.commands[commandKey{scope, language}])
}

// Menu returns the commands that the app of a person shows in a chat: the first list
// that is set among the scopes, each first for the language of the person, then for
// all languages ("Determining list of commands" of BotCommandScope).
func (s *State) Menu(p *Person, c *Chat) []botapi.Command {
	for _, scope := range scopes(p, c) {
		for _, language := range []string{p.User.LanguageCode, ""} {
			if list := s.Commands(scope, language); len(list) > 0 {
				return list
			}
		}
	}
	return nil
}

// scopes returns the scopes of a person in a chat, the closest first.
func scopes(p *Person, c *Chat) []botapi.Scope {
	id, user := c.Info.ID, p.User.ID
	if c.IsPrivate() {
		return []botapi.Scope{{Type: "chat", Chat: id}, {Type: "all_private_chats"}, {}}
	}
	all := []botapi.Scope{
		{Type: "chat_member", Chat: id, User: user}, {Type: "chat_administrators", Chat: id},
		{Type: "chat", Chat: id}, {Type: "all_chat_administrators"}, {Type: "all_group_chats"}, {},
	}
	if !c.IsAdministrator(user) {
		all = slices.Delete(slices.Delete(all, 3, 4), 1, 2)
	}
	return all
}
