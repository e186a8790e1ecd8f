package bot

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// menuEntries is what somebody sees behind "/".
func (b *Bot) menuEntries(language store.Language, staff *store.Staff) ([]store.MenuEntry, error) {
	var entries []store.MenuEntry
	for _, command := range offered(b.abilities, staff) {
		description, err := b.renderer.text(language, describe(command), plain)
		if err != nil {
			return nil, err
		}
		entries = append(entries, store.MenuEntry{Command: command.Name, Description: description})
	}
	return entries, nil
}

func (b *Bot) wording(language store.Language, text dialog.Text) (string, error) {
	return b.renderer.text(language, text, escape)
}
