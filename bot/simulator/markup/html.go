package markup

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"usynys/bot/simulator/botapi"
)

// htmlParser reads the HTML style. Offsets in its errors count bytes of the source.
type htmlParser struct {
	source   string
	position int
	out      builder
	open     []openTag
	entities []botapi.Entity
}

// openTag is a start tag whose end tag has not come yet.
type openTag struct {
	name  string
	href  string // of a link
	units int    // where the content begins, in UTF-16 units
	bytes int    // where the content begins, in bytes of the text
}

func parseHTML(source string) (Text, error) {
	p := &htmlParser{source: source}
	for !p.atEnd() {
		if err := p.next(); err != nil {
			return Text{}, err
		}
	}
	if len(p.open) > 0 {
		return Text{}, fmt.Errorf("Can't find end tag corresponding to start tag %q", p.open[len(p.open)-1].name)
	}
	return Text{Text: p.out.String(), Entities: p.entities, Source: source}, nil
}

func (p *htmlParser) next() error {
	rest := p.source[p.position:]
	switch {
	case strings.HasPrefix(rest, "&#"):
		return fmt.Errorf("a numeric character reference at byte offset %d is not simulated", p.position)
	case strings.HasPrefix(rest, "&"):
		if r, length := characterReference(rest); length > 0 {
			p.out.add(r)
			p.position += length
			return nil
		}
	case strings.HasPrefix(rest, "</"):
		return p.endTag()
	case strings.HasPrefix(rest, "<"):
		return p.startTag()
	}
	r, size := utf8.DecodeRuneInString(rest)
	p.out.add(r)
	p.position += size
	return nil
}

// characterReference decodes one of the four named references and returns its length
// in bytes. Anything else is text, and the length is 0. The semicolon may be missing.
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

// until moves to the first byte that stop reports, and returns what it passed.
func (p *htmlParser) until(stop func(byte) bool) string {
	begin := p.position
	for !p.atEnd() && !stop(p.source[p.position]) {
		p.position++
	}
	return p.source[begin:p.position]
}

func (p *htmlParser) skipSpace() { p.until(func(c byte) bool { return !isHTMLSpace(c) }) }

func (p *htmlParser) atEnd() bool { return p.position >= len(p.source) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHTMLSpace(c byte) bool { return strings.IndexByte(" \t\r\n\v\x00", c) >= 0 }

// quoted puts quotation marks around a name without escaping anything in it.
func quoted(name string) string { return `"` + name + `"` }
