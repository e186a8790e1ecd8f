package store

import (
	"fmt"
	"iter"
)

// Fillers are words that may stand between the words of any phrase.
type Fillers struct {
	Words []Filler `toml:"words"`
}

// Filler is such a word.
type Filler struct{ text, key string }

// UnmarshalText reads a filler: one word.
func (f *Filler) UnmarshalText(text []byte) error {
	read := tokenize(normalize(string(text)))
	if len(read) != 1 || read[0].phonetic == "" {
		return fmt.Errorf("%q is not a single word", text)
	}
	*f = Filler{string(text), read[0].phonetic}
	return nil
}

// String is the filler as it was written.
func (f Filler) String() string { return f.text }

// Equal reports whether two fillers are written alike.
func (f Filler) Equal(other Filler) bool { return f.text == other.text }

// wordIndex is a text as the watches see it: its words, and where those are that begin
// with certain letters.
type wordIndex struct {
	words    []word
	byPrefix map[prefix][]int
	// masked are the words whose second letter may be any.
	masked []int
}

// prefix is the first two letters of a word, the second 0 where it has one only.
type prefix [2]byte

func prefixOf(key string) prefix {
	switch len(key) {
	case 0:
		return prefix{}
	case 1:
		return prefix{key[0]}
	}
	return prefix{key[0], key[1]}
}

// wordRange is where a phrase was found: from the word at begin to that before end.
type wordRange struct{ begin, end int }

func (f Fillers) index(legible string) *wordIndex {
	r := &wordIndex{words: tokenize(legible)}
	r.byPrefix = make(map[prefix][]int, len(r.words))
	for i, w := range r.words {
		sound, look := prefixOf(w.phonetic), prefixOf(w.homoglyph)
		r.byPrefix[sound] = append(r.byPrefix[sound], i)
		if look != sound && w.homoglyph != "" {
			r.byPrefix[look] = append(r.byPrefix[look], i)
		}
		if sound[1] == mask {
			r.masked = append(r.masked, i)
		}
	}
	for _, filler := range f.Words {
		for i := range r.candidates(stem{key: filler.key}) {
			if r.words[i].matches(filler.key, false, "") {
				r.words[i].stopWord = true
			}
		}
	}
	return r
}

// candidates are the places of the words that a stem may fit.
func (r *wordIndex) candidates(s stem) iter.Seq[int] {
	return func(yield func(int) bool) {
		if s.wildcard && len(s.key) == 1 {
			for i := range r.words {
				if !yield(i) {
					return
				}
			}
			return
		}
		for _, list := range [][]int{r.byPrefix[prefixOf(s.key)], r.masked} {
			for _, i := range list {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// matches are the places where a phrase is found.
func (r *wordIndex) matches(p Phrase) iter.Seq[wordRange] {
	return func(yield func(wordRange) bool) {
		if len(p.stems) == 0 {
			return
		}
		for begin := range r.candidates(p.stems[0]) {
			if end, found := p.matchAt(r.words, begin); found && !yield(wordRange{begin, end}) {
				return
			}
		}
	}
}

// isQuoted reports whether a place is in quotation marks as a whole.
func (r *wordIndex) isQuoted(place wordRange) bool {
	for _, w := range r.words[place.begin:place.end] {
		if !w.quoted {
			return false
		}
	}
	return true
}

func (r *wordIndex) containsAny(phrases []Phrase) bool {
	for _, phrase := range phrases {
		for range r.matches(phrase) {
			return true
		}
	}
	return false
}
