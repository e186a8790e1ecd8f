package engine

import (
	"errors"

	"usynys/bot/dialog"
	"usynys/store"
)

// commitEffects renders the turn's effects, each in its reader's language, and puts
// them into the outbox.
func (e *Engine) commitEffects(turn *dialog.Turn) error {
	for _, effect := range turn.Effects {
		language, err := languageOf(turn, effect)
		if err != nil {
			return err
		}
		messages, err := e.render(turn, language, effect)
		if err != nil {
			return err
		}
		for i, message := range messages {
			row := effect.Row
			if i < len(messages)-1 {
				// A slot shows one message: of a text that needs several, the last.
				row = store.OutboxRow{Lane: row.Lane}
			}
			row.Chat, row.Message, row.CreatedAt = effect.To, message, turn.Now.UTC()
			if _, err := turn.Tx.Enqueue(row); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *Engine) render(turn *dialog.Turn, language store.Language, effect dialog.Effect) ([]store.Message, error) {
	switch {
	case effect.Row.StripKeyboard != 0:
		return []store.Message{{}}, nil
	case effect.Attachment != nil:
		return []store.Message{{Attachment: effect.Attachment}}, nil
	case effect.Menu:
		return e.menu(turn.Tx, language, store.PersonID(effect.To))
	}
	messages, err := e.renderScreen(language, effect)
	if err != nil {
		return nil, err
	}
	messages, err = withFiles(messages, effect.Screen.Files, effect.Row.Slot != "")
	if err == nil && effect.Row.EditOnly {
		messages = messages[len(messages)-1:]
	}
	return messages, err
}

func (e *Engine) renderScreen(language store.Language, effect dialog.Effect) ([]store.Message, error) {
	if effect.To < 0 && language == "" {
		message, err := e.renderer.inEveryLanguage(effect.Screen)
		return []store.Message{message}, err
	}
	return e.renderer.messages(language, effect.Screen)
}

// menu returns a person's menu of commands, by their present role.
func (e *Engine) menu(r store.Reader, language store.Language, reader store.PersonID) ([]store.Message, error) {
	staff, err := store.FindStaff(r, reader)
	if err != nil {
		return nil, err
	}
	entries, err := e.Menu(language, &staff)
	return []store.Message{{Menu: entries}}, err
}

// languageOf returns the language of an effect: its own, or the recipient's. A group may
// have none.
func languageOf(turn *dialog.Turn, effect dialog.Effect) (store.Language, error) {
	chat := effect.To
	if effect.Language != "" {
		return effect.Language, nil
	}
	if turn.Person != nil && chat == turn.Person.ID.Chat() {
		return turn.Person.Language, nil
	}
	if chat < 0 {
		return groupLanguage(turn.Tx, chat)
	}
	person, err := store.People.Get(turn.Tx, store.PersonID(chat))
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return person.Language, err
}

func groupLanguage(r store.Reader, chat store.ChatID) (store.Language, error) {
	group, err := store.Groups.Get(r, chat)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return group.Language, err
}
