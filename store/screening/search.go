package screening

import (
	"slices"
	"strings"
)

// Query is a query for words. It finds a word in any spelling, as phrases do: in
// capitals, with е for ё, in Russian letters instead of Kazakh ones.
type Query struct{ terms []term }

// term is a word of a query. With prefix, the word that is found may be longer.
type term struct {
	phonetic, homoglyph string
	prefix              bool
}

// Limits of a query. Words of minPrefixLetters or more are found with any ending; those
// of minVowelStemLetters or more without the vowel at the end, which Russian declines.
const (
	minPrefixLetters    = 4
	minVowelStemLetters = 5
	minStemLetters      = 3
	maxQueryWords       = 10
)

// ParseQuery parses a query. It ignores all words after the first ten.
func ParseQuery(text string) Query {
	var s Query
	for _, w := range tokenize(normalize(text)) {
		if w.phonetic == "" || len(s.terms) == maxQueryWords {
			continue
		}
		sought := term{phonetic: w.phonetic, homoglyph: w.homoglyph, prefix: w.letters >= minPrefixLetters}
		if w.letters >= minVowelStemLetters {
			sought.phonetic, sought.homoglyph = trimVowels(w.phonetic), trimVowels(w.homoglyph)
		}
		s.terms = append(s.terms, sought)
	}
	return s
}

// Empty reports whether there is no word to look for.
func (s Query) Empty() bool { return len(s.terms) == 0 }

// Matches reports whether every word of the search is in one of the texts.
func (s Query) Matches(texts ...string) bool {
	missing := slices.Clone(s.terms)
	for _, text := range texts {
		missing = removeFound(missing, text)
	}
	return len(missing) == 0
}

// removeFound returns the terms that a text does not have.
func removeFound(missing []term, text string) []term {
	if len(missing) == 0 {
		return nil
	}
	eachWord(text, func(sound, look string) bool {
		missing = slices.DeleteFunc(missing, func(sought term) bool { return sought.matches(sound, look) })
		return len(missing) > 0
	})
	return missing
}

// matches reports whether a word of a text is that of the term, read by sound or by
// looks.
func (s term) matches(sound, look string) bool {
	return s.matchesKey(s.phonetic, sound) || s.matchesKey(s.phonetic, look) || s.matchesKey(s.homoglyph, sound)
}

func (s term) matchesKey(sought, found string) bool {
	if sought == "" || !s.prefix {
		return sought != "" && sought == found
	}
	if strings.HasPrefix(found, sought) {
		return true
	}
	last := len(sought) - 1
	softer, softens := softened[sought[last]]
	return softens && len(found) > last && found[last] == softer && found[:last] == sought[:last]
}

// softened is what the last letter of a Kazakh word becomes before an ending that
// begins with a vowel: мектеп, мектебі; жүрек, жүрегі.
var softened = map[byte]byte{'p': 'b', 'k': 'g'}

func trimVowels(key string) string {
	if bare := strings.TrimRight(key, "aeiou"); len(bare) >= minStemLetters {
		return bare
	}
	return key
}
