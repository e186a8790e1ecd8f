package screening

import (
	"unicode"
	"unicode/utf8"
)

// eachWord calls found for each word of a text in the phonetic alphabet, until it
// returns false. Thousands of texts are searched at a time, and nearly all words are
// plain Cyrillic: those are read without an allocation, only the others by tokenize.
func eachWord(text string, found func(sound, look string) bool) {
	var room [64]byte
	key, begin, plain := room[:0], -1, true
	for at, r := range text {
		kind := classifyRune(r)
		switch {
		case kind == slowRune:
			eachTokenized(text[max(begin, 0):], found)
			return
		case kind != separatorRune && begin < 0:
			key, begin, plain = room[:0], at, kind == cyrillicRune
			key = appendPhonetic(key, r)
		case kind != separatorRune:
			plain = plain && kind == cyrillicRune
			key = appendPhonetic(key, r)
		case begin >= 0:
			if !emitWord(text[begin:at], key, plain, found) {
				return
			}
			begin = -1
		}
	}
	if begin >= 0 {
		emitWord(text[begin:], key, plain, found)
	}
}

func emitWord(text string, key []byte, plain bool, found func(sound, look string) bool) bool {
	if plain {
		return found(string(key), "")
	}
	more := true
	eachTokenized(text, func(sound, look string) bool {
		more = found(sound, look)
		return more
	})
	return more
}

// eachTokenized is eachWord by way of tokenize.
func eachTokenized(text string, found func(sound, look string) bool) {
	for _, w := range tokenize(normalize(text)) {
		if !found(w.phonetic, w.homoglyph) {
			return
		}
	}
}

type runeKind uint8

const (
	separatorRune runeKind = iota
	cyrillicRune
	// otherRune belongs to a word that is not plain Cyrillic.
	otherRune
	// slowRune may be part of a word, or invisible: the rest of the text needs
	// tokenize.
	slowRune
)

func classifyRune(r rune) runeKind {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == mask || r == '\'' || r == '`' {
			return otherRune
		}
		return separatorRune
	case r >= firstCyrillic && r < firstCyrillic+rune(len(cyrillic)) && cyrillic[r-firstCyrillic].known:
		return cyrillicRune
	case unicode.In(r, unicode.Cf, unicode.M), r == '’', r >= '！' && r <= '～':
		return slowRune
	case unicode.IsLetter(r):
		return otherRune
	}
	return separatorRune
}

// appendPhonetic adds a Cyrillic letter to a key as phoneticKey does: no letter twice,
// and ng as n.
func appendPhonetic(key []byte, r rune) []byte {
	if r < firstCyrillic || r >= firstCyrillic+rune(len(cyrillic)) {
		return key
	}
	for _, sound := range []byte(cyrillic[r-firstCyrillic].sound) {
		if last := len(key) - 1; last >= 0 && (key[last] == sound || key[last] == 'n' && sound == 'g') {
			continue
		}
		key = append(key, sound)
	}
	return key
}

const firstCyrillic = 0x0400

// cyrillic is phoneticLetters for the Cyrillic letters, capitals included, by their
// number from firstCyrillic.
var cyrillic = buildCyrillic()

func buildCyrillic() (table [256]struct {
	sound string
	known bool
}) {
	for letter, sound := range phoneticLetters {
		for _, r := range []rune{letter, unicode.ToUpper(letter)} {
			if at := r - firstCyrillic; at >= 0 && int(at) < len(table) {
				table[at].sound, table[at].known = sound, true
			}
		}
	}
	return table
}
