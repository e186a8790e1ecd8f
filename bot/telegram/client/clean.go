package client

import (
	"strings"
	"unicode"
)

// nameLimit is the longest name that is taken over, in characters.
const nameLimit = 120

// withoutDirection takes out the characters that turn around what follows, by
// which a text could be made to look like another, and NUL. Everything else stays
// as typed.
func withoutDirection(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || turnsAround(r) {
			return -1
		}
		return r
	}, text)
}

func turnsAround(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// fileName is the last part of a name that may be a path, cleaned.
func fileName(name string) string {
	return cleanName(name[strings.LastIndexAny(name, `/\`)+1:])
}

func personName(first, last string) string { return cleanName(first + " " + last) }

// cleanName makes one short line of a name.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case turnsAround(r), r == '\u200E', r == '\u200F', r == '\u061C':
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, name)
	runes := []rune(strings.Join(strings.Fields(name), " "))
	return string(runes[:min(len(runes), nameLimit)])
}
