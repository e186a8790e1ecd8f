package dialog

import "usynys/store"

// Screen is the content of a message before it is rendered in a language: paragraphs,
// rows of buttons and files.
type Screen struct {
	Text []Text
	Rows [][]Button
	// Files are shown with it, one or an album of one kind: see [Preparation.Files]. The
	// text is their caption where it fits there, else it follows below them. A screen in
	// a slot has its text in the slot, and the files in a message of their own above.
	Files []store.File
}

// Text is a text of package locales by its key, with the data for its gaps.
type Text struct {
	Key  string
	Data Data
	// Count chooses the plural form where Counted is set; the sentence shows it as
	// {{.Count}}.
	Count   int
	Counted bool
	// Language, if set, replaces the recipient's language.
	Language store.Language
}

// Data is what fills the gaps of a text. How a value is shown depends on its
// type:
//
//   - string: something a person typed. It is escaped, always.
//   - int: a number, written as the language writes numbers.
//   - [store.LocalizedText]: the catalogue's words in the reader's language, escaped.
//   - [store.Date]: a day, written out. [time.Time]: a day and time in the zone.
//   - Text: another sentence. []Text: sentences, one a line.
type Data map[string]any

// Say returns a text by its key.
func Say(key string, data ...Data) Text {
	text := Text{Key: key}
	if len(data) > 0 {
		text.Data = data[0]
	}
	return text
}

// SayCounted returns a text whose plural form depends on a number.
func SayCounted(key string, count int, data ...Data) Text {
	text := Say(key, data...)
	text.Count, text.Counted = count, true
	return text
}

// InLanguage returns the text in a fixed language, to show a person the words that
// another will read.
func (t Text) InLanguage(language store.Language) Text {
	t.Language = language
	return t
}

// Button is an inline button: a press, or a link where URL is set.
type Button struct {
	// Label is shown like a value of [Data], without markup.
	Label any
	Press Press
	URL   string
}

// Prepend returns the screen with paragraphs on top, such as a hint or a problem.
func (s Screen) Prepend(first ...Text) Screen {
	s.Text = append(append([]Text{}, first...), s.Text...)
	return s
}

// AddRow adds a row of buttons.
func (s *Screen) AddRow(buttons ...Button) {
	if len(buttons) > 0 {
		s.Rows = append(s.Rows, buttons)
	}
}
