package moderator

import (
	"slices"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// authorWord is how the search for an author's proposals begins in any language;
// the words of the languages are in package locales.
const authorWord = "author"

// authorOf is the proposal in "author 123", if that is what a text says. Whoever
// asks must be entitled to see it: its author stays unknown, but that somebody is
// the author of several is shown.
func authorOf(t *dialog.Turn, text string) (store.Seq, bool, error) {
	word, number, _ := strings.Cut(text, " ")
	if !justNumber(t, number) {
		return 0, false, nil
	}
	known := []string{authorWord}
	for _, language := range store.Languages() {
		words, err := t.Wording(language, dialog.Say("find_author_words"))
		if err != nil {
			return 0, false, err
		}
		known = append(known, strings.Fields(words)...)
	}
	if !slices.Contains(known, strings.ToLower(word)) {
		return 0, false, nil
	}
	number, _ = cutNumber(t.Catalogue.Number.Prefix, number)
	seq, _ := store.ParseNumber(number)
	p, err := find(t, seq, number)
	if err == nil && !sameNumber(t.Catalogue.Number.Prefix, number, p.Number) {
		err = unknown(number)
	}
	return seq, true, err
}

// gatherAuthors finds the other proposals of the author of one.
func gatherAuthors(t *dialog.Turn, seq store.Seq) (part, error) {
	p, err := find(t, seq, strconv.FormatUint(uint64(seq), 10))
	switch {
	case err != nil:
		return part{}, err
	case p.Author == 0:
		return part{}, dialog.Sorry("find_author_erased", dialog.Data{"Number": p.Number})
	}
	found := part{of: p.Number}
	others := func(other store.Proposal) bool { return other.Seq != p.Seq }
	err = found.gather(t, t.Tx.ProposalsOf(p.Author), others)
	return found, err
}
