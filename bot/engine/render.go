package engine

import (
	"fmt"
	"strings"
	"time"

	"usynys/bot/dialog"
	"usynys/locales"
	"usynys/store"
)

// renderer turns screens into messages in a language. Only it escapes what people typed.
type renderer struct {
	words *locales.Words
	zone  *time.Location
}

// messages renders a screen. A text over Telegram's limit becomes several messages; the
// last has the buttons.
func (r renderer) messages(language store.Language, screen dialog.Screen) ([]store.Message, error) {
	text, err := r.paragraphs(language, screen.Text, "\n\n")
	if err != nil {
		return nil, err
	}
	keyboard, err := r.keyboard(language, screen.Rows)
	if err != nil {
		return nil, err
	}
	var messages []store.Message
	for _, part := range splitHTML(text, messageLimit) {
		messages = append(messages, store.Message{Text: part})
	}
	messages[len(messages)-1].Keyboard = keyboard
	return messages, nil
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

func (r renderer) paragraphs(language store.Language, texts []dialog.Text, separator string) (string, error) {
	rendered := make([]string, len(texts))
	for i, text := range texts {
		var err error
		if rendered[i], err = r.text(language, text, escape); err != nil {
			return "", err
		}
	}
	return strings.Join(rendered, separator), nil
}

func (r renderer) keyboard(language store.Language, rows [][]dialog.Button) ([][]store.Button, error) {
	keyboard := make([][]store.Button, 0, len(rows))
	for _, row := range rows {
		buttons := make([]store.Button, len(row))
		for i, button := range row {
			label, err := r.value(language, button.Label, plain)
			if err != nil {
				return nil, err
			}
			buttons[i] = store.Button{Text: label, URL: button.URL}
			if button.URL == "" {
				buttons[i].Data = button.Press.String()
			}
			if len(buttons[i].Data) > dialog.PressLimit {
				return nil, fmt.Errorf("button %q carries %d bytes, over %d", button.Press.Action, len(buttons[i].Data), dialog.PressLimit)
			}
		}
		keyboard = append(keyboard, buttons)
	}
	return keyboard, nil
}

// text renders one text. encode prepares data of people and of the catalogue: [escape]
// for HTML, [plain] for buttons.
func (r renderer) text(language store.Language, text dialog.Text, encode func(string) string) (string, error) {
	if text.Language.Valid() {
		language = text.Language
	}
	if !language.Valid() {
		language = store.Kazakh
	}
	data := make(map[string]any, len(text.Data)+1)
	for name, value := range text.Data {
		rendered, err := r.value(language, value, encode)
		if err != nil {
			return "", fmt.Errorf("%s of text %q: %w", name, text.Key, err)
		}
		data[name] = rendered
	}
	var count *int
	if text.Counted {
		count = &text.Count
	}
	return r.words.Text(language, text.Key, data, count)
}

func (r renderer) value(language store.Language, value any, encode func(string) string) (string, error) {
	switch value := value.(type) {
	case string:
		return encode(value), nil
	case int:
		return locales.Number(language, value), nil
	case store.LocalizedText:
		return encode(value.In(language)), nil
	case store.Date:
		return locales.Date(language, value), nil
	case time.Time:
		return locales.DateTime(language, value.In(r.zone)), nil
	case dialog.Text:
		return r.text(language, value, encode)
	case []dialog.Text:
		lines := make([]string, len(value))
		for i, text := range value {
			var err error
			if lines[i], err = r.text(language, text, encode); err != nil {
				return "", err
			}
		}
		return strings.Join(lines, "\n"), nil
	}
	return "", fmt.Errorf("no way to show a %T", value)
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape escapes a text for Telegram's HTML.
func escape(text string) string { return markup.Replace(plain(text)) }

// plain removes the characters that change the direction of writing: with them, a name
// could make the text after it look like a part of the name.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, text)
}
