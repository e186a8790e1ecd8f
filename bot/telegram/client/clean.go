package client

import (
	"strings"
	"unicode"
)

// nameLimit is how many characters of a name are kept.
const nameLimit = 120

// withoutDirection removes NUL and the characters that reverse the direction of what
// follows, which can make a text look like another. All else stays as typed.
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

// fileName returns the cleaned last part of a name that may be a path.
func fileName(name string) string {
	return cleanName(name[strings.LastIndexAny(name, `/\`)+1:])
}

func personName(first, last string) string { return cleanName(first + " " + last) }

// cleanName returns a name as one short line.
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
