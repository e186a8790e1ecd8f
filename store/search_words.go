package store

import (
	"unicode"
	"unicode/utf8"
)

// eachWord goes through the words of a text in the rough alphabet, until found
// returns false. Thousands of texts are searched at a time, and nearly all words
// are plain Cyrillic: those are read here, and only the others as the watches read
// them.
func eachWord(text string, found func(sound, look string) bool) {
	var room [64]byte
	key, begin, plain := room[:0], -1, true
	for at, r := range text {
		kind := kindOf(r)
		switch {
		case kind == strangeRune:
			eachWatched(text[max(begin, 0):], found)
			return
		case kind != betweenWords && begin < 0:
			key, begin, plain = room[:0], at, kind == cyrillicRune
			key = appendSound(key, r)
		case kind != betweenWords:
			plain = plain && kind == cyrillicRune
			key = appendSound(key, r)
		case begin >= 0:
			if !foundWord(text[begin:at], key, plain, found) {
				return
			}
			begin = -1
		}
	}
	if begin >= 0 {
		foundWord(text[begin:], key, plain, found)
	}
}

func foundWord(text string, key []byte, plain bool, found func(sound, look string) bool) bool {
	if plain {
		return found(string(key), "")
	}
	more := true
	eachWatched(text, func(sound, look string) bool {
		more = found(sound, look)
		return more
	})
	return more
}

// eachWatched reads words as the watches do.
func eachWatched(text string, found func(sound, look string) bool) {
	for _, w := range words(legible(text)) {
		if !found(w.sound, w.look) {
			return
		}
	}
}

type runeKind uint8

const (
	betweenWords runeKind = iota
	cyrillicRune
	// otherRune belongs to a word that is not plain Cyrillic.
	otherRune
	// strangeRune may belong to a word, or be nothing that is seen.
	strangeRune
)

func kindOf(r rune) runeKind {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == mask || r == '\'' || r == '`' {
			return otherRune
		}
		return betweenWords
	case r >= firstCyrillic && r < firstCyrillic+rune(len(cyrillic)) && cyrillic[r-firstCyrillic].known:
		return cyrillicRune
	case unicode.In(r, unicode.Cf, unicode.M), r == '’', r >= '！' && r <= '～':
		return strangeRune
	case unicode.IsLetter(r):
		return otherRune
	}
	return betweenWords
}

// appendSound adds a Cyrillic letter to a word in the rough alphabet, as roughly
// does: no letter twice, and ng as n.
func appendSound(key []byte, r rune) []byte {
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

// cyrillic is bySound for the Cyrillic letters, capitals included, by their number
// from firstCyrillic on.
var cyrillic = cyrillicSounds()

func cyrillicSounds() (table [256]struct {
	sound string
	known bool
}) {
	for letter, sound := range bySound {
		for _, r := range []rune{letter, unicode.ToUpper(letter)} {
			if at := r - firstCyrillic; at >= 0 && int(at) < len(table) {
				table[at].sound, table[at].known = sound, true
			}
		}
	}
	return table
}
