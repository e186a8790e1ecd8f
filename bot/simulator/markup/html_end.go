package markup

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"usynys/bot/simulator/botapi"
)

func (p *htmlParser) endTag() error {
	begin := p.position
	if len(p.open) == 0 {
		return fmt.Errorf("Unexpected end tag at byte offset %d", begin)
	}
	p.position += len("</")
	name := strings.ToLower(p.until(func(c byte) bool { return c == '>' || isHTMLSpace(c) }))
	p.skipSpace()
	if p.atEnd() || p.source[p.position] != '>' {
		return fmt.Errorf("Unclosed end tag at byte offset %d", begin)
	}
	p.position++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return fmt.Errorf("Unmatched end tag at byte offset %d, expected %s, found %s", begin, quoted("</"+tag.name+">"), quoted("</"+name+">"))
	}
	p.open = p.open[:len(p.open)-1]
	if p.out.units > tag.units {
		p.addEntity(tag)
	}
	return nil
}

// addEntity makes the entity of a tag that has ended and is not empty. Like Telegram
// it silently drops a link whose address is unusable.
func (p *htmlParser) addEntity(tag openTag) {
	e := botapi.Entity{Type: entityTypes[tag.name], Offset: tag.units, Length: p.out.units - tag.units}
	if tag.name == "a" {
		address := tag.href
		if address == "" {
			address = p.out.String()[tag.bytes:]
		}
		if id, ok := mentionedUser(address); ok {
			e.Type, e.User = "text_mention", &botapi.User{ID: id}
		} else if e.URL = completeLink(address); e.URL == "" {
			return
		}
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

// completeLink adds what an address lacks; it returns "" when the address is
// unusable.
func completeLink(address string) string {
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
