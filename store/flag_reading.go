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
	read := words(legible(string(text)))
	if len(read) != 1 || read[0].sound == "" {
		return fmt.Errorf("%q is not a single word", text)
	}
	*f = Filler{string(text), read[0].sound}
	return nil
}

// String is the filler as it was written.
func (f Filler) String() string { return f.text }

// Equal reports whether two fillers are written alike.
func (f Filler) Equal(other Filler) bool { return f.text == other.text }

// reading is a text as the watches see it: its words, and where those with a
// certain first letter are.
type reading struct {
	words []word
	at    [256][]int
}

// span is where a phrase was found: from the word at begin to that before end.
type span struct{ begin, end int }

func (f Fillers) read(legible string) *reading {
	r := &reading{words: words(legible)}
	for i, w := range r.words {
		if w.sound != "" {
			r.at[w.sound[0]] = append(r.at[w.sound[0]], i)
		}
		if w.look != "" && (w.sound == "" || w.look[0] != w.sound[0]) {
			r.at[w.look[0]] = append(r.at[w.look[0]], i)
		}
	}
	for _, filler := range f.Words {
		for _, i := range r.at[filler.key[0]] {
			if r.words[i].fits(filler.key, false, "") {
				r.words[i].filler = true
			}
		}
	}
	return r
}

// places are the places where a phrase is found.
func (r *reading) places(p Phrase) iter.Seq[span] {
	return func(yield func(span) bool) {
		if len(p.stems) == 0 {
			return
		}
		for _, begin := range r.at[p.stems[0].key[0]] {
			if end, found := p.matchAt(r.words, begin); found && !yield(span{begin, end}) {
				return
			}
		}
	}
}

// quotes reports whether a place is in quotation marks as a whole.
func (r *reading) quotes(place span) bool {
	for _, w := range r.words[place.begin:place.end] {
		if !w.quoted {
			return false
		}
	}
	return true
}

func (r *reading) any(phrases []Phrase) bool {
	for _, phrase := range phrases {
		for range r.places(phrase) {
			return true
		}
	}
	return false
}
