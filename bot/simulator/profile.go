package simulator

import (
	"slices"
	"unicode/utf8"
)

// profile is what a bot tells about itself, by language; "" is for all others.
type profile struct {
	commands map[commandList][]Command
	texts    map[textKind]map[string]string
}

type commandList struct {
	scope    Scope
	language string
}

type textKind struct {
	parameter string
	limit     int // code points
}

var (
	descriptionText      = textKind{"description", 512}
	shortDescriptionText = textKind{"short_description", 120}
)

func newProfile() profile {
	return profile{
		commands: map[commandList][]Command{},
		texts:    map[textKind]map[string]string{descriptionText: {}, shortDescriptionText: {}},
	}
}

// Profile is what the bot shows of itself in a language.
type Profile struct{ Description, ShortDescription string }

// Profile reads the texts that were set for a language, without falling back.
func (s *Server) Profile(language string) Profile {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Profile{
		Description:      s.profile.texts[descriptionText][language],
		ShortDescription: s.profile.texts[shortDescriptionText][language],
	}
}

// Commands reads the list that was set for a scope and a language, without
// falling back; see Person.Menu for what a person sees.
func (s *Server) Commands(scope Scope, language string) []Command {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.profile.commands[commandList{scope, language}])
}

// menu is the first list set among the scopes, each first for the language, then for
// all languages.
func (p profile) menu(language string, scopes ...Scope) []Command {
	for _, scope := range scopes {
		for _, code := range []string{language, ""} {
			if list := p.commands[commandList{scope, code}]; len(list) > 0 {
				return slices.Clone(list)
			}
		}
	}
	return nil
}

var profileMethods = []*method{
	{
		name: "setMyCommands",
		parameters: []parameter{
			required("commands", commandsKind), optional("scope", scopeKind), optional("language_code", stringKind),
		},
		run: runSetMyCommands,
	},
	textMethod("setMyDescription", descriptionText),
	textMethod("setMyShortDescription", shortDescriptionText),
}

func textMethod(name string, kind textKind) *method {
	return &method{
		name:       name,
		parameters: []parameter{optional(kind.parameter, stringKind), optional("language_code", stringKind)},
		run: func(s *Server, req *request) (any, *failure) {
			language, failed := languageCode(req)
			if failed != nil {
				return nil, failed
			}
			text := req.params[kind.parameter]
			if utf8.RuneCountInString(text) > kind.limit {
				return nil, mistakef("%s is too long", kind.parameter)
			}
			if text == "" {
				delete(s.profile.texts[kind], language)
			} else {
				s.profile.texts[kind][language] = text
			}
			return true, nil
		},
	}
}

func languageCode(req *request) (string, *failure) {
	code := req.params["language_code"]
	if code == "" || len(code) == 2 && isLowerLetter(code[0]) && isLowerLetter(code[1]) {
		return code, nil
	}
	return "", mistakef("invalid language code specified")
}

func isLowerLetter(c byte) bool { return c >= 'a' && c <= 'z' }
