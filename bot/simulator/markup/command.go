package markup

import (
	"unicode"
	"unicode/utf16"

	"usynys/bot/simulator/botapi"
)

const (
	maxCommandName = 64
	minUsername    = 3
	maxUsername    = 32
)

// commands finds the commands in a text: "/", 1-64 of [A-Za-z0-9_], perhaps
// @username; no letter, digit, slash or angle bracket directly before or after.
func commands(text string) []botapi.Entity {
	runes := []rune(text)
	var found []botapi.Entity
	offset := 0
	for i := 0; i < len(runes); {
		length := commandLength(runes, i)
		if length == 0 {
			offset += utf16.RuneLen(runes[i])
			i++
			continue
		}
		// Every rune of a command is one UTF-16 unit.
		found = append(found, botapi.Entity{Type: "bot_command", Offset: offset, Length: length})
		offset += length
		i += length
	}
	return found
}

// commandLength returns the length of the command at a position, 0 for none.
func commandLength(runes []rune, start int) int {
	if runes[start] != '/' || start > 0 && joins(runes[start-1]) {
		return 0
	}
	end := start + 1
	for end < len(runes) && isCommandRune(runes[end]) {
		end++
	}
	if name := end - start - 1; name == 0 || name > maxCommandName {
		return 0
	}
	if end < len(runes) && runes[end] == '@' {
		username := end + 1
		for username < len(runes) && isCommandRune(runes[username]) {
			username++
		}
		if length := username - end - 1; length >= minUsername && length <= maxUsername {
			end = username
		}
	}
	if end < len(runes) && joins(runes[end]) {
		return 0
	}
	return end - start
}

func isCommandRune(r rune) bool { return r < unicode.MaxASCII && isWordRune(r) }

// joins reports the runes that may not be next to a command.
func joins(r rune) bool { return r == '/' || r == '<' || r == '>' || isWordRune(r) }
