package markup

import (
	"fmt"
	"slices"
	"strings"
)

// entityTypes maps tags to the entities they make.
var entityTypes = map[string]string{
	"b": "bold", "i": "italic", "s": "strikethrough", "code": codeType, "blockquote": quoteType, "a": "text_link",
}

// tagsNotSimulated are Telegram's other tags.
var tagsNotSimulated = []string{
	"strong", "em", "u", "ins", "strike", "del", "pre", "span", "tg-spoiler", "tg-emoji",
}

func (p *htmlParser) startTag() error {
	begin := p.position
	p.position++
	name := strings.ToLower(p.until(func(c byte) bool { return c == '>' || isHTMLSpace(c) }))
	switch {
	case p.atEnd():
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	case slices.Contains(tagsNotSimulated, name):
		return fmt.Errorf("the tag %s at byte offset %d is not simulated", quoted(name), begin)
	case entityTypes[name] == "":
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
		return tag.set(name, "")
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
	return tag.set(name, value)
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

// set keeps the address of a link. Telegram ignores the other attributes of these
// tags.
func (t *openTag) set(name, value string) error {
	switch t.name + " " + name {
	case "a href":
		t.href = value
	case "blockquote expandable":
		return fmt.Errorf("an expandable blockquote is not simulated")
	}
	return nil
}
