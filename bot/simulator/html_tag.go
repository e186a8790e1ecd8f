package simulator

import (
	"fmt"
	"strings"
)

// styleOf maps tags to the entity they make; an empty type needs a closer look.
var styleOf = map[string]string{
	"b": "bold", "strong": "bold",
	"i": "italic", "em": "italic",
	"u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"tg-spoiler": "spoiler", "span": "spoiler",
	"a": "", "code": "", "pre": "", "blockquote": "", "tg-emoji": "",
}

func (p *htmlParser) startTag() error {
	begin := p.position
	p.position++
	name := strings.ToLower(p.until(func(c byte) bool { return c == '>' || isHTMLSpace(c) }))
	if p.atEnd() {
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	if _, known := styleOf[name]; !known {
		return fmt.Errorf("Unsupported start tag %s at byte offset %d", quoted(name), begin)
	}
	tag := openTag{name: name, units: p.out.units, bytes: p.out.Len()}
	for {
		p.skipSpace()
		if p.atEnd() {
			return fmt.Errorf("Unclosed start tag %s at byte offset %d", quoted(name), begin)
		}
		if p.source[p.position] == '>' {
			break
		}
		if err := p.attribute(&tag, begin); err != nil {
			return err
		}
	}
	p.position++
	if name == "span" && tag.argument != "spoiler" {
		return fmt.Errorf("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, tag)
	return nil
}

func (p *htmlParser) attribute(tag *openTag, begin int) error {
	name := p.until(func(c byte) bool { return isHTMLSpace(c) || strings.IndexByte(`=>/"'`, c) >= 0 })
	if name == "" {
		return fmt.Errorf("Empty attribute name in the tag %s at byte offset %d", quoted(tag.name), begin)
	}
	p.skipSpace()
	if p.atEnd() {
		return fmt.Errorf("Unclosed start tag %s at byte offset %d", quoted(tag.name), begin)
	}
	if p.source[p.position] != '=' {
		tag.set(name, "")
		return nil
	}
	p.position++
	p.skipSpace()
	if p.atEnd() {
		return fmt.Errorf("Unclosed start tag %s at byte offset %d", quoted(tag.name), begin)
	}
	value, err := p.attributeValue()
	if err != nil {
		return err
	}
	if p.atEnd() {
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	tag.set(name, value)
	return nil
}

func (p *htmlParser) attributeValue() (string, error) {
	quote := p.source[p.position]
	if quote != '"' && quote != '\'' {
		begin := p.position
		token := p.until(func(c byte) bool { return !isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '-' })
		if !p.atEnd() && !isHTMLSpace(p.source[p.position]) && p.source[p.position] != '>' {
			return "", fmt.Errorf("Unexpected end of name token at byte offset %d", begin)
		}
		return strings.ToLower(token), nil
	}
	p.position++
	var value strings.Builder
	for !p.atEnd() && p.source[p.position] != quote {
		if p.source[p.position] == '&' {
			if r, length := characterReference(p.source[p.position:]); length > 0 {
				value.WriteRune(r)
				p.position += length
				continue
			}
		}
		value.WriteByte(p.source[p.position])
		p.position++
	}
	if !p.atEnd() {
		p.position++
	}
	return value.String(), nil
}

// set keeps the one attribute that matters for the tag.
func (t *openTag) set(name, value string) {
	switch t.name + " " + name {
	case "a href", "tg-emoji emoji-id":
		t.argument = value
	case "code class":
		if language, ok := strings.CutPrefix(value, "language-"); ok {
			t.argument = language
		}
	case "span class":
		if class, ok := strings.CutPrefix(value, "tg-"); ok {
			t.argument = class
		}
	case "blockquote expandable":
		t.argument = "expandable"
	}
}

func (p *htmlParser) until(stop func(byte) bool) string {
	begin := p.position
	for !p.atEnd() && !stop(p.source[p.position]) {
		p.position++
	}
	return p.source[begin:p.position]
}

func (p *htmlParser) skipSpace() {
	for !p.atEnd() && isHTMLSpace(p.source[p.position]) {
		p.position++
	}
}

func (p *htmlParser) atEnd() bool { return p.position >= len(p.source) }

// quoted puts quotation marks around a name without escaping anything in it.
func quoted(name string) string { return `"` + name + `"` }
