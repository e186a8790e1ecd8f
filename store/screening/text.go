package screening

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NormalizeTitle returns a title as it is stored: trimmed, on one line, so that nothing in
// it passes for the next line of a card.
func NormalizeTitle(text string) string {
	lines := strings.FieldsFunc(text, isLineBreak)
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	return strings.Join(lines, " ")
}

func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// NormalizeText returns a text as it is stored: trimmed at the ends, line breaks as \n.
func NormalizeText(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
}

// IsMeaningless reports whether a text consists of digits, emoji, signs or one
// repeated letter only. Letters of every alphabet count alike.
func IsMeaningless(text string) bool {
	var first rune
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		r = unicode.ToLower(r)
		if first == 0 {
			first = r
		} else if r != first {
			return false
		}
	}
	return true
}

// TextHash returns a checksum of the letters and digits of a text, which finds the same
// text again with any spacing, case and punctuation. It is 0 for a text without any.
func TextHash(text string) uint64 {
	sum := fnv.New64a()
	empty := true
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			_, _ = sum.Write(utf8.AppendRune(nil, unicode.ToLower(r)))
			empty = false
		}
	}
	if empty {
		return 0
	}
	return sum.Sum64()
}

// MixesScripts reports whether a word has Latin and Cyrillic letters.
func MixesScripts(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, word := range words {
		latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		if latin && strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			return true
		}
	}
	return false
}
