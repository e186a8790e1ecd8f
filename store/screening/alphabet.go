package screening

import (
	"strings"
	"unicode"
)

// normalize returns a text in lower case, without invisible characters and without the
// marks over and under letters. Full-width letters and digits become ordinary ones.
func normalize(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r >= 'а' && r <= 'я' || r >= 'a' && r <= 'z' {
			return r // most of any text
		}
		// Through the capital, so that ı and İ, ſ and S become the same.
		r = unicode.ToLower(unicode.ToUpper(r))
		switch {
		case unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me):
			return -1
		case r >= '！' && r <= '～':
			return unicode.ToLower(r - '！' + '!')
		}
		return r
	}, text)
}

// phoneticLetters writes every letter in a phonetic alphabet that Kazakh in Cyrillic,
// Kazakh in Russian letters, Kazakh in Latin letters and Russian have in common: q is
// ч, w is ш and щ; soft and hard sign are left out.
var phoneticLetters = map[rune]string{
	'а': "a", 'ә': "a", 'б': "b", 'в': "v", 'г': "g", 'ғ': "g", 'д': "d", 'е': "e", 'ё': "e", 'э': "e", 'ж': "j",
	'з': "z", 'и': "i", 'й': "i", 'ы': "i", 'і': "i", 'к': "k", 'қ': "k", 'л': "l", 'м': "m", 'н': "n", 'ң': "n",
	'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ұ': "u", 'ү': "u", 'ф': "f", 'х': "h",
	'һ': "h", 'ц': "c", 'ч': "q", 'ш': "w", 'щ': "w", 'ъ': "", 'ь': "", 'ю': "iu", 'я': "ia",

	'a': "a", 'b': "b", 'c': "c", 'd': "d", 'e': "e", 'f': "f", 'g': "g", 'h': "h", 'i': "i", 'j': "j", 'k': "k",
	'l': "l", 'm': "m", 'n': "n", 'o': "o", 'p': "p", 'q': "k", 'r': "r", 's': "s", 't': "t", 'u': "u", 'v': "v",
	'w': "u", 'x': "h", 'y': "i", 'z': "z",
	'ä': "a", 'á': "a", 'ǵ': "g", 'ğ': "g", 'ı': "i", 'ñ': "n", 'ń': "n", 'ó': "o", 'ö': "o", 'ú': "u", 'ü': "u",
	'ū': "u", 'ý': "u", 'ş': "w", 'ç': "q",
}

// homoglyphs are the Latin letters that look like a Cyrillic letter with another sound.
// All other letters are read by their sound.
var homoglyphs = map[rune]string{
	'b': "v", 'c': "s", 'h': "n", 'p': "r", 'x': "h", 'y': "u",
}

// digitLetters are the digits that are written for letters inside a word.
var digitLetters = map[rune]string{'0': "o", '1': "i", '3': "z", '4': "q", '6': "b"}

// latinDigraphs are the pairs of Latin letters that stand for one sound.
var latinDigraphs = strings.NewReplacer("sh", "w", "zh", "j", "ch", "q", "kh", "h", "gh", "g")

// A letter of no alphabet above, and one that the writer has covered with an
// asterisk. An asterisk fits one to three letters.
const (
	unknownLetter = "~"
	mask          = '*'
)

// phoneticKey returns a word in the phonetic alphabet, without repeated letters. With
// looks, a Latin letter is read as the Cyrillic one that it looks like.
func phoneticKey(letters []rune, looks bool) string {
	var key strings.Builder
	for i, r := range letters {
		if i > 0 && r == letters[i-1] {
			continue
		}
		sound, known := phoneticLetters[r]
		if seen, alike := homoglyphs[r]; looks && alike {
			sound, known = seen, true
		}
		if inside := i > 0 && i < len(letters)-1; inside && unicode.IsLetter(letters[i-1]) && unicode.IsLetter(letters[i+1]) {
			if letter, digit := digitLetters[r]; digit {
				sound, known = letter, true
			}
		}
		switch {
		case known:
			key.WriteString(sound)
		case r == mask || r >= '0' && r <= '9':
			key.WriteRune(r)
		default:
			key.WriteString(unknownLetter)
		}
	}
	rough := key.String()
	if !looks && hasLatin(letters) {
		rough = latinDigraphs.Replace(rough)
	}
	return collapseRepeats(strings.ReplaceAll(rough, "ng", "n"))
}

// collapseRepeats leaves one of several equal letters in a row.
func collapseRepeats(key string) string {
	kept := make([]byte, 0, len(key))
	for i := range len(key) {
		if i == 0 || key[i] != key[i-1] {
			kept = append(kept, key[i])
		}
	}
	return string(kept)
}

// hasLatin reports whether a word has letters of the English alphabet.
func hasLatin(letters []rune) bool {
	for _, r := range letters {
		if r >= 'a' && r <= 'z' {
			return true
		}
	}
	return false
}
