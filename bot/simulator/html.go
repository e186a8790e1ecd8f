package simulator

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// htmlParser reads the HTML style of "Bot API, formatting options". Offsets in
// its errors count bytes of the source.
type htmlParser struct {
	source   string
	position int
	out      textBuilder
	open     []openTag
	entities []Entity
}

// openTag is a start tag whose end has not come yet.
type openTag struct {
	name     string
	argument string
	units    int // where the content begins, in UTF-16 units
	bytes    int // and in bytes of the text
}

func parseHTML(source string) (formatted, error) {
	p := &htmlParser{source: source}
	for p.position < len(p.source) {
		if err := p.next(); err != nil {
			return formatted{}, err
		}
	}
	if len(p.open) > 0 {
		return formatted{}, fmt.Errorf("Can't find end tag corresponding to start tag %q", p.open[len(p.open)-1].name)
	}
	for i, e := range p.entities {
		if e.Type == "code" {
			// Only a pre shows its language.
			p.entities[i].Language = ""
		}
	}
	return formatted{text: p.out.String(), entities: p.entities, source: source}, nil
}

func (p *htmlParser) next() error {
	switch p.source[p.position] {
	case '&':
		if r, length := characterReference(p.source[p.position:]); length > 0 {
			p.out.add(r)
			p.position += length
			return nil
		}
	case '<':
		if strings.HasPrefix(p.source[p.position:], "</") {
			return p.endTag()
		}
		return p.startTag()
	}
	r, size := utf8.DecodeRuneInString(p.source[p.position:])
	p.out.add(r)
	p.position += size
	return nil
}

// characterReference decodes one of the four named references or a numeric one.
// Anything else is text: length 0. The semicolon may be missing.
func characterReference(source string) (r rune, length int) {
	if strings.HasPrefix(source, "&#") {
		return numericReference(source)
	}
	end := 1
	for end < len(source) && isLetter(source[end]) {
		end++
	}
	switch source[1:end] {
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "amp":
		r = '&'
	case "quot":
		r = '"'
	default:
		return 0, 0
	}
	return r, withSemicolon(source, end)
}

func numericReference(source string) (rune, int) {
	// maxLength is where Telegram stops believing that digits are a character.
	const maxLength = 10
	position, base := 2, rune(10)
	if strings.HasPrefix(source[position:], "x") {
		position, base = 3, 16
	}
	value := rune(0)
	for ; position < len(source) && position < maxLength; position++ {
		digit := digitValue(source[position])
		if digit < 0 || digit >= base {
			break
		}
		value = value*base + digit
	}
	if value == 0 || !utf8.ValidRune(value) || position >= maxLength {
		return 0, 0
	}
	return value, withSemicolon(source, position)
}

func withSemicolon(source string, end int) int {
	if end < len(source) && source[end] == ';' {
		end++
	}
	return end
}

func digitValue(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHTMLSpace(c byte) bool { return strings.IndexByte(" \t\r\n\v\x00", c) >= 0 }
