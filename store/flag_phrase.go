package store

import (
	"errors"
	"fmt"
	"strings"
)

// Phrase is what to watch for, written as words:
//
//   - A word stands for itself however it is spelled: in capitals, in Russian
//     letters only, in Latin letters, with a letter twice.
//   - word* stands for every word that begins so, word*end for every word that
//     begins and ends so.
//   - … stands for up to three words of any kind, or none.
//
// Between its words the fillers of the catalogue may stand, and any punctuation; a
// word of one or two letters may be written together with the next.
type Phrase struct {
	text  string
	stems []stem
}

// stem is a word of a phrase in the rough alphabet.
type stem struct {
	key string
	// open: the word may go on, and ends with tail.
	open bool
	tail string
	// short: the word has few letters. far: any words may stand before this one, a
	// few of them.
	short, far bool
	// joined is this word and the next in one, where they may be written so.
	joined string
}

// Bounds of a phrase. Less than so many letters would be found everywhere, and
// more words than so many nowhere.
const (
	phraseLetters = 3
	openLetters   = 4
	phraseWords   = 8
)

// joinedLetters is the length of the words that are often written together with
// the next, as negations and prepositions are.
const joinedLetters = 2

// UnmarshalText reads a phrase, and refuses one that is too short.
func (p *Phrase) UnmarshalText(text []byte) error {
	read, err := parsePhrase(string(text))
	if err != nil {
		return fmt.Errorf("%q is not a phrase to watch for: %w", text, err)
	}
	*p = read
	return nil
}

// String is the phrase as it was written.
func (p Phrase) String() string { return p.text }

// Equal reports whether two phrases are written alike.
func (p Phrase) Equal(other Phrase) bool { return p.text == other.text }

func parsePhrase(text string) (Phrase, error) {
	p := Phrase{text: text}
	letters, far := 0, false
	for field := range strings.FieldsSeq(text) {
		if field == "…" || field == "..." {
			far = true
			continue
		}
		bare, tail, open := strings.Cut(field, "*")
		if strings.ContainsRune(tail, mask) {
			return p, errors.New("a word has one asterisk at most")
		}
		for _, w := range words(legible(bare)) {
			if w.sound == "" {
				continue // a hard or a soft sign by itself
			}
			p.stems = append(p.stems, stem{key: w.sound, short: w.letters <= joinedLetters, far: far})
			letters, far = letters+w.letters, false
		}
		if len(p.stems) > 0 {
			last := &p.stems[len(p.stems)-1]
			last.open, last.tail = open, roughly([]rune(legible(tail)), false)
		}
	}
	if far || len(p.stems) > 0 && p.stems[0].far {
		return p, errors.New("… stands between words only")
	}
	for i := range len(p.stems) - 1 {
		if s := &p.stems[i]; s.short && !s.open {
			s.joined = withoutRepeats(s.key + p.stems[i+1].key)
		}
	}
	return p, p.fault(letters)
}

func (p Phrase) fault(letters int) error {
	switch {
	case letters < phraseLetters:
		return fmt.Errorf("it has %d letters, at least %d are needed", letters, phraseLetters)
	case len(p.stems) == 1 && p.stems[0].open && letters < openLetters:
		return fmt.Errorf("a single beginning of a word has at least %d letters", openLetters)
	case len(p.stems) > phraseWords:
		return fmt.Errorf("it has %d words, at most %d are possible", len(p.stems), phraseWords)
	}
	return nil
}

// between is how many words may stand between two words of a phrase.
const between = 3

// matchAt matches a phrase from the word at begin on, and says where it ends.
func (p Phrase) matchAt(text []word, begin int) (end int, found bool) {
	return match(text, begin, p.stems, true)
}

func match(text []word, at int, stems []stem, start bool) (end int, found bool) {
	if len(stems) == 0 {
		return at, true
	}
	for skipped := 0; at < len(text); skipped++ {
		w := text[at]
		if !start && w.first {
			return 0, false
		}
		if next := stems[0].takes(w, stems); next > 0 {
			if end, found := match(text, at+1, stems[next:], false); found {
				return end, true
			}
		}
		if start || skipped == between || !stems[0].far && !w.filler {
			return 0, false
		}
		at++
	}
	return 0, false
}

// takes is how many words of a phrase a word of the text stands for: none, one, or
// two written together.
func (s stem) takes(w word, stems []stem) int {
	switch {
	case w.fits(s.key, s.open, s.tail):
		return 1
	case s.joined != "" && w.fits(s.joined, stems[1].open, stems[1].tail):
		return 2
	}
	return 0
}

// fits reports whether the word, in one of its readings, begins with a key and ends
// with a tail, with nothing else in it unless it is open.
func (w word) fits(key string, open bool, tail string) bool {
	return fits(w.sound, key, open) && endsWith(w.sound, key, tail) ||
		w.look != "" && fits(w.look, key, open) && endsWith(w.look, key, tail)
}

func endsWith(word, key, tail string) bool {
	return tail == "" || len(word) >= len(key)+len(tail) && strings.HasSuffix(word, tail)
}

// fits compares a word with a key letter by letter. Behind an asterisk there are
// one to three letters.
func fits(word, key string, open bool) bool {
	for ; word != "" && key != ""; word, key = word[1:], key[1:] {
		if word[0] == mask {
			for hidden := 1; hidden <= min(3, len(key)); hidden++ {
				if fits(word[1:], key[hidden:], open) {
					return true
				}
			}
			return false
		}
		if word[0] != key[0] {
			return false
		}
	}
	return key == "" && (open || word == "")
}
