package simulator

import (
	"fmt"
	"strings"
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
		p.close(tag)
	}
	return nil
}
