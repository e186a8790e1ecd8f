package store

import (
	"slices"
	"strings"
)

// Search is words that somebody looks for among the proposals. Words meet however
// they are spelled, as the phrases to watch for do: in capitals, with е for ё, in
// Russian letters instead of Kazakh ones.
type Search struct{ words []soughtWord }

// soughtWord is a word that is looked for, in the rough alphabet. Where open, the
// word that is found may go on.
type soughtWord struct {
	sound, look string
	open        bool
}

// Bounds of a search. Words of so many letters are found with any ending, and of
// longer ones the vowel at the end may be another: Russian declines it.
const (
	openSearch   = 4
	vowelDropped = 5
	shortestStem = 3
	searchWords  = 10
)

// SearchFor reads what somebody looks for. Of very many words the first are taken.
func SearchFor(text string) Search {
	var s Search
	for _, w := range words(legible(text)) {
		if w.sound == "" || len(s.words) == searchWords {
			continue
		}
		sought := soughtWord{sound: w.sound, look: w.look, open: w.letters >= openSearch}
		if w.letters >= vowelDropped {
			sought.sound, sought.look = withoutVowel(w.sound), withoutVowel(w.look)
		}
		s.words = append(s.words, sought)
	}
	return s
}

// Empty reports whether there is no word to look for.
func (s Search) Empty() bool { return len(s.words) == 0 }

// Matches reports whether every word of the search is in one of the texts.
func (s Search) Matches(texts ...string) bool {
	missing := slices.Clone(s.words)
	for _, text := range texts {
		missing = strike(missing, text)
	}
	return len(missing) == 0
}

// strike leaves those of the words that a text does not have.
func strike(missing []soughtWord, text string) []soughtWord {
	if len(missing) == 0 {
		return nil
	}
	eachWord(text, func(sound, look string) bool {
		missing = slices.DeleteFunc(missing, func(sought soughtWord) bool { return sought.meets(sound, look) })
		return len(missing) > 0
	})
	return missing
}

// meets reports whether a word of a text is the one looked for, read by its sound
// or by the looks of its letters.
func (s soughtWord) meets(sound, look string) bool {
	return s.begins(s.sound, sound) || s.begins(s.sound, look) || s.begins(s.look, sound)
}

func (s soughtWord) begins(sought, found string) bool {
	if sought == "" || !s.open {
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

func withoutVowel(key string) string {
	if bare := strings.TrimRight(key, "aeiou"); len(bare) >= shortestStem {
		return bare
	}
	return key
}
