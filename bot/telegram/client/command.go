package client

import (
	"regexp"
	"strings"
)

// commandShape is a command at the very start of a text. It is read from the text
// and not from Telegram's entities, which count in UTF-16 units.
var commandShape = regexp.MustCompile(`^/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:[ \n]|$)`)

// command takes a command apart. The name is in lower case, and empty for a
// command addressed to another bot. A text that begins with a slash without being
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
