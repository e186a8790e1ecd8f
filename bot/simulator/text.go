package simulator

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	maxText     = 4096  // code points, after parsing
	maxCaption  = 1024  // code points, after parsing
	maxRawText  = 32768 // bytes, before parsing
	maxEntities = 100
)

// formatted is a text as Telegram keeps it.
type formatted struct {
	text     string
	entities []Entity
	source   string // as the bot sent it
}

// textBuilder collects text while counting UTF-16 units, and cleans it on the
// way: Telegram turns control characters into spaces, and drops carriage
// returns, line separators and the marks that reorder text.
type textBuilder struct {
	strings.Builder
	units int
}

func (b *textBuilder) add(r rune) {
	switch {
	case r == '\r' || r >= 0x2028 && r <= 0x202e:
		return
	case r < ' ' && r != '\n':
		r = ' '
	}
	b.WriteRune(r)
	b.units += utf16.RuneLen(r)
}

func plainText(raw string) formatted {
	var b textBuilder
	for _, r := range raw {
		b.add(r)
	}
	return formatted{text: b.String(), source: raw}
}

// trimmed cuts white space off both ends as Telegram does: in front only up to
// the first entity; entities that reach into the cut are shortened.
func (f formatted) trimmed() formatted {
	const space = " \n"
	end := len(strings.TrimRight(f.text, space))
	f.text = f.text[:end]
	start := len(f.text) - len(strings.TrimLeft(f.text, space))
	if len(f.entities) > 0 {
		// White space is one byte and one UTF-16 unit each.
		start = min(start, f.entities[0].Offset)
	}
	f.text = f.text[start:]
	length := utf16Length(f.text)
	var kept []Entity
	for _, e := range f.entities {
		e.Offset -= start
		e.Length = min(e.end(), length) - e.Offset
		if e.Length > 0 {
			kept = append(kept, e)
		}
	}
	f.entities = kept
	return f
}

func utf16Length(text string) int {
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	return units
}

// isBlank reports a text without anything to see.
func isBlank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && (r < 0x200b || r > 0x200f) && r != 0x2060 && r != 0x3164 && r != 0xfeff
	}) < 0
}

func (f formatted) runes() int { return utf8.RuneCountInString(f.text) }
