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

// One press scans so many proposals and so many bytes of their texts at most. That keeps
// the transaction under 100 ms (BenchmarkFind).
const (
	maxScanned = 1000
	maxBytes   = 1 << 20
)

// results are the matches among the proposals that one press scanned.
type results struct {
	matches []store.Proposal
	// author is the number of the proposal whose author's proposals are listed, if they are.
	author string
	// scanned is how many were scanned; last is the last of them. hasMore is set if there
	// are older ones.
	scanned int
	last    store.Proposal
	hasMore bool
}

// gatherResults runs the sender's last search among the proposals before a number, or
// among the newest if it is 0.
func gatherResults(t *dialog.Turn, before store.Seq) (results, error) {
	search := t.Session.LastSearch
	if search.Author != 0 {
		return gatherByAuthor(t, search.Author)
	}
	var found results
	query := screening.ParseQuery(search.Words)
	matches := func(p store.Proposal) bool { return query.Matches(p.Texts()...) }
	err := found.gather(t, t.Tx.ProposalsBefore(before), matches)
	return found, err
}

// searchableBytes returns how many bytes of a proposal are searched.
func searchableBytes(p store.Proposal) int {
	bytes := len(p.Title) + len(p.Body)
	for _, exchange := range p.Questions {
		bytes += len(exchange.Reply)
	}
	return bytes
}

// gather scans proposals and keeps the wanted ones that the sender may see. Hidden ones
// are found by their number only.
func (f *results) gather(t *dialog.Turn, all iter.Seq2[store.Proposal, error], wanted func(store.Proposal) bool) error {
	bytes := 0
	for p, err := range all {
		if err != nil {
			return fmt.Errorf("search the proposals: %w", err)
		}
		if f.scanned == maxScanned || bytes >= maxBytes {
			f.hasMore = true
			return nil
		}
		f.scanned++
		bytes += searchableBytes(p)
		f.last = p
		if !p.Hidden && store.Authorized(*t.Staff, store.RightRead, p) && wanted(p) {
			f.matches = append(f.matches, p)
		}
	}
	return nil
}

// authorWord begins a search by author in any language. Each language has more words for
// it in its catalogue.
const authorWord = "author"

// parseAuthorQuery returns the proposal in a query such as "author 123", and whether it is
// one. The sender has to be authorized to read that proposal, since the results show
// which others have the same author.
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

// gatherByAuthor finds the other proposals by the author of one.
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
