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

// reading is a text as the watches see it: its words, and where those are that begin
// with certain letters.
type reading struct {
	words []word
	at    map[beginning][]int
	// covered are the words whose second letter may be any.
	covered []int
}

// beginning is the first two letters of a word, the second 0 where it has one only.
type beginning [2]byte

func beginningOf(key string) beginning {
	switch len(key) {
	case 0:
		return beginning{}
	case 1:
		return beginning{key[0]}
	}
	return beginning{key[0], key[1]}
}

// span is where a phrase was found: from the word at begin to that before end.
type span struct{ begin, end int }

func (f Fillers) read(legible string) *reading {
	r := &reading{words: words(legible)}
	r.at = make(map[beginning][]int, len(r.words))
	for i, w := range r.words {
		sound, look := beginningOf(w.sound), beginningOf(w.look)
		r.at[sound] = append(r.at[sound], i)
		if look != sound && w.look != "" {
			r.at[look] = append(r.at[look], i)
		}
		if sound[1] == mask {
			r.covered = append(r.covered, i)
		}
	}
	for _, filler := range f.Words {
		for i := range r.begin(stem{key: filler.key}) {
			if r.words[i].fits(filler.key, false, "") {
				r.words[i].filler = true
			}
		}
	}
	return r
}

// begin are the places of the words that a stem may fit.
func (r *reading) begin(s stem) iter.Seq[int] {
	return func(yield func(int) bool) {
		if s.open && len(s.key) == 1 {
			for i := range r.words {
				if !yield(i) {
					return
				}
			}
			return
		}
		for _, list := range [][]int{r.at[beginningOf(s.key)], r.covered} {
			for _, i := range list {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// places are the places where a phrase is found.
func (r *reading) places(p Phrase) iter.Seq[span] {
	return func(yield func(span) bool) {
		if len(p.stems) == 0 {
			return
		}
		for begin := range r.begin(p.stems[0]) {
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
