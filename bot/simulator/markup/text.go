package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
)

// Telegram's limits for texts.
const (
	MaxText     = 4096  // code points of a message, after parsing
	MaxCaption  = 1024  // code points of a caption, after parsing
	MaxSource   = 32768 // bytes, before parsing
	maxEntities = 100
)

// Text is a text as Telegram keeps it.
type Text struct {
	Text     string
	Entities []botapi.Entity
	Source   string // as the bot sent it
}

// Length counts the code points of the text.
func (t Text) Length() int { return utf8.RuneCountInString(t.Text) }

// IsBlank reports a text without anything to see.
func (t Text) IsBlank() bool {
	return strings.IndexFunc(t.Text, func(r rune) bool {
		return !unicode.IsSpace(r) && (r < 0x200b || r > 0x200f) && r != 0x2060 && r != 0x3164 && r != 0xfeff
	}) < 0
}

// Typed returns what an app sends when a person types a text.
func Typed(raw string) Text { return plain(raw).trimmed().withDetected() }

// Split returns the messages that an app makes of what a person types: it cuts a text
// that is too long for one message, and drops parts without anything to see.
func Split(raw string) []Text {
	var parts []Text
	for part := range slices.Chunk([]rune(plain(raw).trimmed().Text), MaxText) {
		if text := Typed(string(part)); !text.IsBlank() {
			parts = append(parts, text)
		}
	}
	return parts
}

// builder collects text and counts its UTF-16 units. It cleans the text as Telegram
// does: control characters become spaces; carriage returns, line separators and
// marks that reorder text are dropped.
type builder struct {
	strings.Builder
	units int
}

func (b *builder) add(r rune) {
	switch {
	case r == '\r' || r >= 0x2028 && r <= 0x202e:
		return
	case r < ' ' && r != '\n':
		r = ' '
	}
	b.WriteRune(r)
	b.units += utf16.RuneLen(r)
}

func plain(raw string) Text {
	var b builder
	for _, r := range raw {
		b.add(r)
	}
	return Text{Text: b.String(), Source: raw}
}

// trimmed cuts white space off both ends, in front only up to the first entity.
// Entities that reach into the cut become shorter.
func (t Text) trimmed() Text {
	const space = " \n"
	t.Text = strings.TrimRight(t.Text, space)
	start := len(t.Text) - len(strings.TrimLeft(t.Text, space))
	if len(t.Entities) > 0 {
		// A white space is one byte and one UTF-16 unit.
		start = min(start, t.Entities[0].Offset)
	}
	t.Text = t.Text[start:]
	length := utf16Length(t.Text)
	var kept []botapi.Entity
	for _, e := range t.Entities {
		e.Offset -= start
		e.Length = min(e.End(), length) - e.Offset
		if e.Length > 0 {
			kept = append(kept, e)
		}
	}
	t.Entities = kept
	return t
}

func utf16Length(text string) int {
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	return units
}
