package client

import (
	"regexp"
	"strings"
)

// commandShape matches a command at the start of a text. Telegram's entities are not
// used: they count in UTF-16 units.
var commandShape = regexp.MustCompile(`^/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:[ \n]|$)`)

// command parses a command. The name is in lower case, and empty for a command
// addressed to another bot. A text that begins with a slash without being
// a command is a text.
func (d Decoder) command(text string) (name, rest string, is bool) {
	parts := commandShape.FindStringSubmatch(text)
	if parts == nil {
		return "", "", false
	}
	if parts[2] == "" || strings.EqualFold(parts[2], d.BotName) {
		name = strings.ToLower(parts[1])
	}
	return name, strings.TrimSpace(text[len(parts[0]):]), true
}
