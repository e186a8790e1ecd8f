package store

import (
	"strings"
	"unicode"
)

// word is a word of a text, in the rough alphabet.
type word struct {
	// sound is how the word is read; look is how a word with Latin letters is read
	// if they stand for Cyrillic ones, and empty without any.
	sound, look string
	letters     int
	// sentence counts the sentences before the word. first is set where no phrase
	// goes on from the sentence before.
	sentence int
	first    bool
	// quoted is set for words in quotation marks.
	quoted bool
	// filler is set for words that may stand between the words of any phrase.
	filler bool
}

// words reads a legible text.
func words(text string) []word {
	r := reader{opened: -1}
	for _, c := range text {
		r.next(c)
	}
	r.end()
	r.parted()
	return r.words
}

// reader gathers words from characters.
type reader struct {
	words []word
	// letters are those of the word being read; masked counts the asterisks after
	// them, which belong to the word if another letter follows.
	letters  []rune
	masked   int
	sentence int
	// dots counts the full stops in a row: several are a pause, and no end.
	dots int
	// opened is the first word after the opening quotation mark, -1 outside.
	opened int
}

func (r *reader) next(c rune) {
	if c != '.' && r.dots > 0 {
		if r.dots == 1 {
			r.sentence++
		}
		r.dots = 0
	}
	switch {
	case unicode.IsLetter(c) || c >= '0' && c <= '9':
		for ; r.masked > 0; r.masked-- {
			r.letters = append(r.letters, mask)
		}
		r.letters = append(r.letters, c)
	case c == mask && len(r.letters) > 0 && r.masked < 3:
		r.masked++
	case strings.ContainsRune("'’ʼ`", c):
	default:
		r.end()
		r.mark(c)
	}
}

// mark takes what stands between words.
func (r *reader) mark(c rune) {
	switch c {
	case '.':
		r.dots++
	case '!', '?', '\n':
		r.sentence++
	case '«', '„':
		r.opened = len(r.words)
	case '»', '”':
		r.close()
	case '"', '“':
		if r.opened < 0 {
			r.opened = len(r.words)
		} else {
			r.close()
		}
	}
}

// quotedWords is the length of the longest quotation. A mark that nobody closed
// makes no quotation of the rest.
const quotedWords = 25

func (r *reader) close() {
	if r.opened >= 0 && len(r.words)-r.opened <= quotedWords {
		for i := r.opened; i < len(r.words); i++ {
			r.words[i].quoted = true
		}
	}
	r.opened = -1
}

// end ends the word being read.
func (r *reader) end() {
	if len(r.letters) > 0 {
		w := word{sound: roughly(r.letters, false), letters: len(r.letters), sentence: r.sentence}
		if latin(r.letters) {
			w.look = roughly(r.letters, true)
		}
		r.words = append(r.words, w)
	}
	r.letters, r.masked = r.letters[:0], 0
}

// spacedLetters is how many single letters in a row are one word, written with
// spaces or dots between its letters.
const spacedLetters = 4

// joinSpaced makes one word of the letters of a spaced-out one.
func joinSpaced(all []word) []word {
	var joined []word
	for i := 0; i < len(all); {
		run := i
		for run < len(all) && all[run].letters == 1 {
			run++
		}
		if run-i < spacedLetters {
			run = i + 1
		}
		one := all[i]
		for _, letter := range all[i+1 : run] {
			one.sound += letter.sound
			one.letters++
		}
		if run > i+1 {
			one.sound, one.look = withoutRepeats(one.sound), ""
		}
		joined = append(joined, one)
		i = run
	}
	return joined
}

// shortSentence is the number of words below which a sentence may be a piece of a
// phrase: "Не хочу. Жить."
const shortSentence = 3

// parted marks where a sentence ends for good: between two that can each stand by
// themselves, no phrase goes on.
func (r *reader) parted() {
	r.words = joinSpaced(r.words)
	sizes := map[int]int{}
	for _, w := range r.words {
		sizes[w.sentence]++
	}
	for i := 1; i < len(r.words); i++ {
		before, here := r.words[i-1].sentence, r.words[i].sentence
		r.words[i].first = before != here && sizes[before] >= shortSentence && sizes[here] >= shortSentence
	}
}
