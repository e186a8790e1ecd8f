package find

import (
	"slices"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// authorWord is how the search for an author's proposals begins in any language;
// the words of the languages are in package locales.
const authorWord = "author"

// parseAuthorQuery is the proposal in "author 123", if that is what a text says. Whoever
// asks must be entitled to see it: its author stays unknown, but that somebody is
// the author of several is shown.
func parseAuthorQuery(t *dialog.Turn, text string) (store.Seq, bool, error) {
	word, number, _ := strings.Cut(text, " ")
	if !isNumber(t, number) {
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
	number, _ = desk.CutNumber(t.Catalogue.Number.Prefix, number)
	seq, _ := store.ParseNumber(number)
	p, err := desk.LoadVisible(t, seq, number)
	if err == nil && !desk.SameNumber(t.Catalogue.Number.Prefix, number, p.Number) {
		err = desk.UnknownNumber(number)
	}
	return seq, true, err
}

// gatherByAuthor finds the other proposals of the author of one.
func gatherByAuthor(t *dialog.Turn, seq store.Seq) (results, error) {
	p, err := desk.LoadVisible(t, seq, strconv.FormatUint(uint64(seq), 10))
	switch {
	case err != nil:
		return results{}, err
	case p.Author == 0:
		return results{}, dialog.NewProblem("find_author_erased", dialog.Data{"Number": p.Number})
	}
	found := results{author: p.Number}
	others := func(other store.Proposal) bool { return other.Seq != p.Seq }
	err = found.gather(t, t.Tx.ProposalsOf(p.Author), others)
	return found, err
}
