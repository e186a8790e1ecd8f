package simulator

import "usynys/bot/simulator/botapi"

type (
	// Command is a command of the menu.
	Command = botapi.Command
	// Scope says in which chats a menu is shown.
	Scope = botapi.Scope
	// Entity is a formatted part of a text.
	Entity = botapi.Entity
)

// Profile is what the bot shows of itself in a language.
type Profile struct{ Description, ShortDescription string }

// Profile returns the texts that were set for a language. There is no fallback to
// another language.
func (s *Server) Profile(language string) Profile {
	s.state.Lock()
	defer s.state.Unlock()
	return Profile{
		Description:      s.state.Text("description", language),
		ShortDescription: s.state.Text("short_description", language),
	}
}

// Commands returns the list that was set for a scope and a language, without any
// fallback; Person.Menu returns what a person sees.
func (s *Server) Commands(scope Scope, language string) []Command {
	s.state.Lock()
	defer s.state.Unlock()
	return s.state.Commands(scope, language)
}
