package screening

import (
	"fmt"
	"iter"
)

// StopWords are the words that may stand between the words of any phrase.
type StopWords struct {
	Words []StopWord `toml:"words"`
}

// StopWord is one of [StopWords].
type StopWord struct{ text, key string }

// UnmarshalText reads a stop word: one word.
func (f *StopWord) UnmarshalText(text []byte) error {
	read := tokenize(normalize(string(text)))
	if len(read) != 1 || read[0].phonetic == "" {
		return fmt.Errorf("%q is not a single word", text)
	}
	*f = StopWord{string(text), read[0].phonetic}
	return nil
}

// String returns the stop word as it was written.
func (f StopWord) String() string { return f.text }

// Equal reports whether two stop words are written alike.
func (f StopWord) Equal(other StopWord) bool { return f.text == other.text }

// wordIndex is a tokenized text, whose words are found by their first letters.
type wordIndex struct {
	words []word
	// byPrefix has the indexes of the words by their prefix.
	byPrefix map[prefix][]int
	// prefixes are the keys of byPrefix. Nearly no phrase begins like a word of the text,
	// and a bit is tested faster than a map.
	prefixes prefixSet
	// masked are the words whose second letter is hidden.
	masked []int
}

// prefix is the first two letters of a key, the second 0 where it has one only.
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

// prefixSet is a set of prefixes. It may also seem to have others: letters share a bit
// if their lower five bits are equal.
type prefixSet [16]uint64

func (s *prefixSet) add(p prefix) { s[p[0]&31>>1] |= p.bit() }

func (s *prefixSet) mayHave(p prefix) bool { return s[p[0]&31>>1]&p.bit() != 0 }

func (p prefix) bit() uint64 { return 1 << (p[0]&1<<5 | p[1]&31) }

// wordRange is where a phrase was found: the words from begin to before end.
type wordRange struct{ begin, end int }

// index tokenizes a normalized text and marks its stop words.
func (f StopWords) index(normalized string) *wordIndex {
	x := &wordIndex{words: tokenize(normalized)}
	x.byPrefix = make(map[prefix][]int, len(x.words))
	for i, w := range x.words {
		phonetic, homoglyph := prefixOf(w.phonetic), prefixOf(w.homoglyph)
		x.add(phonetic, i)
		if homoglyph != phonetic && w.homoglyph != "" {
			x.add(homoglyph, i)
		}
		if phonetic[1] == mask {
			x.masked = append(x.masked, i)
		}
	}
	for _, word := range f.Words {
		if !x.mayBegin(stem{key: word.key}) {
			continue
		}
		for i := range x.candidates(stem{key: word.key}) {
			if x.words[i].matches(word.key, false, "") {
				x.words[i].stopWord = true
			}
		}
	}
	return x
}

func (x *wordIndex) add(p prefix, word int) {
	x.byPrefix[p] = append(x.byPrefix[p], word)
	x.prefixes.add(p)
}

// mayBegin reports whether there can be candidates for a stem.
func (x *wordIndex) mayBegin(s stem) bool {
	return len(x.masked) > 0 || s.wildcard && len(s.key) == 1 || x.prefixes.mayHave(prefixOf(s.key))
}

// candidates yields the indexes of the words that a stem may match.
func (x *wordIndex) candidates(s stem) iter.Seq[int] {
	return func(yield func(int) bool) {
		if s.wildcard && len(s.key) == 1 {
			for i := range x.words {
				if !yield(i) {
					return
				}
			}
			return
		}
		for _, list := range [][]int{x.byPrefix[prefixOf(s.key)], x.masked} {
			for _, i := range list {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// matches yields the places where a phrase is found.
func (x *wordIndex) matches(p Phrase) iter.Seq[wordRange] {
	return func(yield func(wordRange) bool) {
		if len(p.stems) == 0 || !x.mayBegin(p.stems[0]) {
			return
		}
		for begin := range x.candidates(p.stems[0]) {
			if end, found := p.matchAt(x.words, begin); found && !yield(wordRange{begin, end}) {
				return
			}
		}
	}
}

// isQuoted reports whether all words of a range are in quotation marks.
func (x *wordIndex) isQuoted(place wordRange) bool {
	for _, w := range x.words[place.begin:place.end] {
		if !w.quoted {
			return false
		}
	}
	return true
}

func (x *wordIndex) containsAny(phrases []Phrase) bool {
	for _, phrase := range phrases {
		for range x.matches(phrase) {
			return true
		}
	}
	return false
}
