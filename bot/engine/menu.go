package engine

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Profile is what Telegram shows to people who have not written to the bot yet.
type Profile struct {
	Commands                      []store.MenuEntry
	Description, ShortDescription string
}

// Profile returns the bot's profile in a language; "" is the default for other languages.
func (e *Engine) Profile(language store.Language) (profile Profile, err error) {
	if profile.Commands, err = e.Menu(language, nil); err != nil {
		return profile, err
	}
	if profile.Description, err = e.renderer.text(language, dialog.Say("bot_description"), plain); err != nil {
		return profile, err
	}
	profile.ShortDescription, err = e.renderer.text(language, dialog.Say("bot_short_description"), plain)
	return profile, err
}

// Menu returns the commands that Telegram lists for a member of the staff, or for a
// participant if staff is nil.
func (e *Engine) Menu(language store.Language, staff *store.Staff) ([]store.MenuEntry, error) {
	var entries []store.MenuEntry
	for _, command := range e.registry.Offered(staff) {
		description, err := e.renderer.text(language, command.Description(), plain)
		if err != nil {
			return nil, err
		}
		entries = append(entries, store.MenuEntry{Command: command.Name, Description: description})
	}
	return entries, nil
}
