package screening

import (
	"strings"
	"unicode"
)

// word is a word of a text in the phonetic alphabet.
type word struct {
	// phonetic is the word by its sound. homoglyph is a word with Latin letters by
	// their looks; empty for one without.
	phonetic, homoglyph string
	letters             int
	// sentence counts the sentences before the word. startsSentence is set if no phrase
	// continues into it from the sentence before.
	sentence       int
	startsSentence bool
	// quoted is set for words in quotation marks.
	quoted bool
	// stopWord: the word may stand between the words of any phrase.
	stopWord bool
}

// tokenize splits a normalized text into words.
func tokenize(text string) []word {
	r := tokenizer{quoteStart: -1}
	for _, c := range text {
		r.feed(c)
	}
	r.endWord()
	r.markSentenceStarts()
	return r.words
}

// tokenizer collects words from characters.
type tokenizer struct {
	words []word
	// letters are those of the current word; masked counts the asterisks after them,
	// which belong to the word if another letter follows.
	letters  []rune
	masked   int
	sentence int
	// dots counts the full stops in a row: several are a pause, and no end.
	dots int
	// quoteStart is the first word after the opening quotation mark, -1 outside.
	quoteStart int
}

func (r *tokenizer) feed(c rune) {
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
		r.endWord()
		r.punctuation(c)
	}
}

// punctuation handles a character between words.
func (r *tokenizer) punctuation(c rune) {
	switch c {
	case '.':
		r.dots++
	case '!', '?', '\n':
		r.sentence++
	case '«', '„':
		r.quoteStart = len(r.words)
	case '»', '”':
		r.closeQuote()
	case '"', '“':
		if r.quoteStart < 0 {
			r.quoteStart = len(r.words)
		} else {
			r.closeQuote()
		}
	}
}

// maxQuotedWords is the length of the longest quotation: after a mark that is never
// closed, the rest of the text is not quoted.
const maxQuotedWords = 25

func (r *tokenizer) closeQuote() {
	if r.quoteStart >= 0 && len(r.words)-r.quoteStart <= maxQuotedWords {
		for i := r.quoteStart; i < len(r.words); i++ {
			r.words[i].quoted = true
		}
	}
	r.quoteStart = -1
}

// endWord adds the current word.
func (r *tokenizer) endWord() {
	if len(r.letters) > 0 {
		w := word{phonetic: phoneticKey(r.letters, false), letters: len(r.letters), sentence: r.sentence}
		if hasLatin(r.letters) {
			w.homoglyph = phoneticKey(r.letters, true)
		}
		r.words = append(r.words, w)
	}
	r.letters, r.masked = r.letters[:0], 0
}

// minSpacedLetters is how many single letters in a row are one word, written with
// spaces or dots between them.
const minSpacedLetters = 4

// joinSpacedLetters joins runs of single letters into words.
func joinSpacedLetters(all []word) []word {
	var joined []word
	for i := 0; i < len(all); {
		run := i
		for run < len(all) && all[run].letters == 1 {
			run++
		}
		if run-i < minSpacedLetters {
			run = i + 1
		}
		one := all[i]
		for _, letter := range all[i+1 : run] {
			one.phonetic += letter.phonetic
			one.letters++
		}
		if run > i+1 {
			one.phonetic, one.homoglyph = collapseRepeats(one.phonetic), ""
		}
		joined = append(joined, one)
		i = run
	}
	return joined
}

// minSentenceWords is the length of a sentence that stands by itself. A shorter one may
// be a piece of a phrase: "Не хочу. Жить."
const minSentenceWords = 3

// markSentenceStarts sets startsSentence between sentences that both stand by
// themselves.
func (r *tokenizer) markSentenceStarts() {
	r.words = joinSpacedLetters(r.words)
	sizes := map[int]int{}
	for _, w := range r.words {
		sizes[w.sentence]++
	}
	for i := 1; i < len(r.words); i++ {
		before, here := r.words[i-1].sentence, r.words[i].sentence
		r.words[i].startsSentence = before != here && sizes[before] >= minSentenceWords && sizes[here] >= minSentenceWords
	}
}
