package simulator

import (
	"net/url"
	"strconv"
	"strings"
)

// close makes the entity of a tag that has ended and is not empty.
func (p *htmlParser) close(tag openTag) {
	e := Entity{Type: styleOf[tag.name], Offset: tag.units, Length: p.out.units - tag.units}
	switch tag.name {
	case "a":
		p.closeLink(e, tag)
		return
	case "pre", "code":
		p.closeCode(e, tag)
		return
	case "blockquote":
		e.Type = "blockquote"
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "tg-emoji":
		if _, err := strconv.ParseUint(tag.argument, 10, 64); err != nil {
			return
		}
		e.Type, e.CustomEmojiID = "custom_emoji", tag.argument
	}
	p.entities = append(p.entities, e)
}

// closeLink drops a link whose address is unusable, as Telegram does silently.
func (p *htmlParser) closeLink(e Entity, tag openTag) {
	address := tag.argument
	if address == "" {
		address = p.out.String()[tag.bytes:]
	}
	if id, ok := mentionedUser(address); ok {
		e.Type, e.User = "text_mention", &userJSON{ID: id}
		p.entities = append(p.entities, e)
		return
	}
	if address = checkedLink(address); address != "" {
		e.Type, e.URL = "text_link", address
		p.entities = append(p.entities, e)
	}
}

// closeCode merges pre and code of the same extent into one block with a
// language.
func (p *htmlParser) closeCode(e Entity, tag openTag) {
	e.Type = tag.name
	if last := len(p.entities) - 1; last >= 0 {
		inner := &p.entities[last]
		if inner.isCode() && inner.Type != e.Type && inner.Offset == e.Offset && inner.Length == e.Length {
			inner.Type = "pre"
			inner.Language += tag.argument
			return
		}
	}
	if tag.name == "code" {
		// Kept in case a pre around it ends next.
		e.Language = tag.argument
	}
	p.entities = append(p.entities, e)
}

func mentionedUser(address string) (int64, bool) {
	query, ok := strings.CutPrefix(strings.ToLower(address), "tg://user?id=")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(query, 10, 64)
	return id, err == nil && id > 0
}

// checkedLink completes an address, or returns "" when it is not one.
func checkedLink(address string) string {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		return ""
	}
	switch strings.ToLower(parsed.Scheme) {
	case "http", "https":
		if !strings.Contains(parsed.Hostname(), ".") {
			return ""
		}
		if parsed.Path == "" {
			parsed.Path = "/"
		}
		return parsed.String()
	case "tg", "ton", "tonsite":
		return address
	}
	return ""
}
