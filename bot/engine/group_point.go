package engine

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// pointToPrivate answers a command in a group: the bot talks to people one by one, so it
// asks them to write to it. The readers of a group may read any of the languages.
func pointToPrivate(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("write_in_private")}}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_write_in_private"), URL: "https://t.me/" + t.BotName})
	row := store.OutboxRow{Lane: store.LaneReplies, Slot: dialog.HintSlot, NotAbove: t.Input.Message}
	t.PostToGroup(t.Group, "", row, screen)
	return nil
}

// inEveryLanguage renders a screen in all languages, one below the other.
func (r renderer) inEveryLanguage(screen dialog.Screen) (store.Message, error) {
	var all store.Message
	for _, language := range store.Languages() {
		text, err := r.paragraphs(language, screen.Text, "\n\n")
		if err != nil {
			return all, err
		}
		keyboard, err := r.keyboard(language, screen.Rows)
		if err != nil {
			return all, err
		}
		if all.Text != "" {
			all.Text += "\n\n"
		}
		all.Text += text
		all.Keyboard = append(all.Keyboard, keyboard...)
	}
	return all, nil
}
