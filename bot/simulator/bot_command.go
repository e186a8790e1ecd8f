package simulator

import (
	"unicode"
	"unicode/utf16"
)

const (
	maxTypedCommand = 64
	minUsername     = 3
	maxUsername     = 32
)

// commandEntities finds the commands in a text that a person typed, wherever
// they stand: "/", 1-64 of [A-Za-z0-9_], perhaps @username; no letter, digit,
// slash or angle bracket directly before or after.
func commandEntities(text string) []Entity {
	runes := []rune(text)
	var found []Entity
	offset := 0
	for i := 0; i < len(runes); {
		length := commandLength(runes, i)
		if length == 0 {
			offset += utf16.RuneLen(runes[i])
			i++
			continue
		}
		// Every rune of a command is one UTF-16 unit.
		found = append(found, Entity{Type: "bot_command", Offset: offset, Length: length})
		offset += length
		i += length
	}
	return found
}

// commandLength is the length of the command at a position, 0 for none.
func commandLength(runes []rune, start int) int {
	if runes[start] != '/' || start > 0 && joins(runes[start-1]) {
		return 0
	}
	end := start + 1
	for end < len(runes) && isCommandRune(runes[end]) {
		end++
	}
	if name := end - start - 1; name == 0 || name > maxTypedCommand {
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

func isCommandRune(r rune) bool {
	return r < unicode.MaxASCII && (r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r))
}

// joins reports what may not stand next to a command.
func joins(r rune) bool {
	return r == '/' || r == '<' || r == '>' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}
