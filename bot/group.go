package bot

import (
	"errors"
	"strings"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// answerGroup answers a command in a group: the bot talks to people one by one,
// so it asks them to write to it. Whoever reads a group may read either language.
func (b *Bot) answerGroup(tx store.Tx, update dialog.Update, now time.Time) error {
	if update.Input.Command == "" {
		return nil // for another bot
	}
	if _, known := b.abilities.Command(update.Input.Command); !known {
		return nil
	}
	var sentences []string
	var links [][]store.Button
	for _, language := range store.Languages() {
		sentence, err := b.renderer.text(language, dialog.Say("write_in_private"), escape)
		label, labelErr := b.renderer.text(language, dialog.Say("button_write_in_private"), plain)
		if err := errors.Join(err, labelErr); err != nil {
			return err
		}
		sentences = append(sentences, sentence)
		links = append(links, []store.Button{{Text: label, URL: "https://t.me/" + b.name}})
	}
	_, err := tx.Enqueue(store.Outgoing{
		Chat: update.Chat.ID, Lane: store.Replies, Slot: dialog.HintSlot, After: update.Input.Message,
		Message:   store.Message{Text: strings.Join(sentences, "\n\n"), Keyboard: links},
		CreatedAt: now.UTC(),
	})
	return err
}
