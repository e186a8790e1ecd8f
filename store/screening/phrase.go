package screening

import (
	"errors"
	"fmt"
	"strings"
)

// Phrase is a pattern of words:
//
//   - A word matches itself in any spelling: in capitals, in Russian letters only, in
//     Latin letters, with a letter twice.
//   - word* matches every word that begins so, word*end every word that begins and ends
//     so.
//   - … matches up to three words of any kind, or none.
//
// Between its words there may be stop words and any punctuation, and a word of one or two
// letters may be written together with the next.
type Phrase struct {
	text  string
	stems []stem
}

// stem is a word of a phrase in the phonetic alphabet.
type stem struct {
	key string
	// wildcard is set if a word may go on after the stem, and then ends with tail.
	wildcard bool
	suffix   string
	// short: the word has few letters. gapBefore: a few words of any kind may stand
	// before it.
	short, gapBefore bool
	// joinedWithNext is the key of this word and the next written together, where they
	// may be.
	joinedWithNext string
}

// Limits of a phrase. A shorter one would be found everywhere, a longer one nowhere.
const (
	minPhraseLetters   = 3
	minWildcardLetters = 4
	maxPhraseWords     = 8
)

// maxJoinedLetters is the length of the words that are often written together with
// the next, as negations and prepositions are.
const maxJoinedLetters = 2

// UnmarshalText reads a phrase, and refuses one that is too short.
func (p *Phrase) UnmarshalText(text []byte) error {
	read, err := parsePhrase(string(text))
	if err != nil {
		return fmt.Errorf("%q is not a phrase to watch for: %w", text, err)
	}
	*p = read
	return nil
}

// String returns the phrase as it was written.
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
		for _, w := range tokenize(normalize(bare)) {
			if w.phonetic == "" {
				continue // a hard or a soft sign by itself
			}
			p.stems = append(p.stems, stem{key: w.phonetic, short: w.letters <= maxJoinedLetters, gapBefore: far})
			letters, far = letters+w.letters, false
		}
		if len(p.stems) > 0 {
			last := &p.stems[len(p.stems)-1]
			last.wildcard, last.suffix = open, phoneticKey([]rune(normalize(tail)), false)
		}
	}
	if far || len(p.stems) > 0 && p.stems[0].gapBefore {
		return p, errors.New("… stands between words only")
	}
	for i := range len(p.stems) - 1 {
		if s := &p.stems[i]; s.short && !s.wildcard {
			s.joinedWithNext = collapseRepeats(s.key + p.stems[i+1].key)
		}
	}
	return p, p.validate(letters)
}

func (p Phrase) validate(letters int) error {
	switch {
	case letters < minPhraseLetters:
		return fmt.Errorf("it has %d letters, at least %d are needed", letters, minPhraseLetters)
	case len(p.stems) == 1 && p.stems[0].wildcard && letters < minWildcardLetters:
		return fmt.Errorf("a single beginning of a word has at least %d letters", minWildcardLetters)
	case len(p.stems) > maxPhraseWords:
		return fmt.Errorf("it has %d words, at most %d are possible", len(p.stems), maxPhraseWords)
	}
	return nil
}

// maxGapWords is how many words a gap has at most.
const maxGapWords = 3

// matchAt matches a phrase from the word at begin, and returns the index after its last
// word.
func (p Phrase) matchAt(text []word, begin int) (end int, found bool) {
	return match(text, begin, p.stems, true)
}

func match(text []word, at int, stems []stem, start bool) (end int, found bool) {
	if len(stems) == 0 {
		return at, true
	}
	for skipped := 0; at < len(text); skipped++ {
		w := text[at]
		if !start && w.startsSentence {
			return 0, false
		}
		if next := stems[0].matchLength(w, stems); next > 0 {
			if end, found := match(text, at+1, stems[next:], false); found {
				return end, true
			}
		}
		if start || skipped == maxGapWords || !stems[0].gapBefore && !w.stopWord {
			return 0, false
		}
		at++
	}
	return 0, false
}

// matchLength returns how many stems a word of the text matches: none, one, or two
// written together.
func (s stem) matchLength(w word, stems []stem) int {
	switch {
	case w.matches(s.key, s.wildcard, s.suffix):
		return 1
	case s.joinedWithNext != "" && w.matches(s.joinedWithNext, stems[1].wildcard, stems[1].suffix):
		return 2
	}
	return 0
}

// matches reports whether the word, read by sound or by looks, is a key, or with open
// begins with it and ends with a tail.
func (w word) matches(key string, open bool, tail string) bool {
	return matchKey(w.phonetic, key, open) && hasSuffixAfter(w.phonetic, key, tail) ||
		w.homoglyph != "" && matchKey(w.homoglyph, key, open) && hasSuffixAfter(w.homoglyph, key, tail)
}

func hasSuffixAfter(word, key, tail string) bool {
	return tail == "" || len(word) >= len(key)+len(tail) && strings.HasSuffix(word, tail)
}

// matchKey compares a word with a key letter by letter. An asterisk in the word hides
// one to three letters.
func matchKey(word, key string, open bool) bool {
	for ; word != "" && key != ""; word, key = word[1:], key[1:] {
		if word[0] == mask {
			for hidden := 1; hidden <= min(3, len(key)); hidden++ {
				if matchKey(word[1:], key[hidden:], open) {
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
