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
	name  string
	href  string // of a link
	units int    // where the content begins, in UTF-16 units
	bytes int    // and in bytes of the text
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
	return formatted{text: p.out.String(), entities: p.entities, source: source}, nil
}

func (p *htmlParser) next() error {
	switch p.source[p.position] {
	case '&':
		if strings.HasPrefix(p.source[p.position:], "&#") {
			return fmt.Errorf("a numeric character reference at byte offset %d is not simulated", p.position)
		}
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

// characterReference decodes one of the four named references. Anything else is
// text: length 0. The semicolon may be missing.
func characterReference(source string) (r rune, length int) {
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
	if end < len(source) && source[end] == ';' {
		end++
	}
	return r, end
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHTMLSpace(c byte) bool { return strings.IndexByte(" \t\r\n\v\x00", c) >= 0 }
