package find

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/screening"
)

// Bounds of what one press looks through: so many proposals, and so many bytes of
// their texts. They keep the transaction under 100 ms (BenchmarkFind).
const (
	maxScanned = 1000
	maxBytes   = 1 << 20
)

// results is what was found among the proposals that one press looked through.
type results struct {
	matches []match
	// author is the number of the proposal whose author is looked for.
	author string
	// scanned is how many were looked through; last is the last of them, and more says
	// that there are older ones.
	scanned int
	last    match
	hasMore bool
}

// match is what a list says of a proposal.
type match struct {
	seq           store.Seq
	number, title string
	region        string
	status        store.Status
	revision      uint32
}

// gatherResults finds what the sender looks for among the proposals before a number,
// or the newest.
func gatherResults(t *dialog.Turn, before store.Seq) (results, error) {
	sought := t.Session.LastSearch
	if sought.Author != 0 {
		return gatherByAuthor(t, sought.Author)
	}
	var found results
	search := screening.ParseQuery(sought.Words)
	matches := func(p store.Proposal) bool { return search.Matches(p.Texts()...) }
	err := found.gather(t, t.Tx.ProposalsBefore(before), matches)
	return found, err
}

// searchableBytes is how many bytes of a proposal are looked through.
func searchableBytes(p store.Proposal) int {
	bytes := len(p.Title) + len(p.Body)
	for _, exchange := range p.Questions {
		bytes += len(exchange.Reply)
	}
	return bytes
}

// gather goes through proposals and keeps those that are wanted, as far as the
// sender may see them. Hidden ones are found by their number only.
func (f *results) gather(t *dialog.Turn, all iter.Seq2[store.Proposal, error], wanted func(store.Proposal) bool) error {
	bytes := 0
	for p, err := range all {
		if err != nil {
			return fmt.Errorf("look through the proposals: %w", err)
		}
		if f.scanned == maxScanned || bytes >= maxBytes {
			f.hasMore = true
			return nil
		}
		f.scanned++
		bytes += searchableBytes(p)
		f.last = match{seq: p.Seq, number: p.Number}
		if !p.Hidden && store.Authorized(*t.Staff, store.RightRead, p) && wanted(p) {
			f.matches = append(f.matches, match{p.Seq, p.Number, p.Title, p.Region, p.Status, p.Revision})
		}
	}
	return nil
}

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
