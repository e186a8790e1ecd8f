// Package find searches proposals by number, by words and by author.
package find

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/screening"
)

// Action is the action of the buttons that turn the pages of the results and that
// search older proposals.
const Action = "find"

// Search opens the proposal with a number, or lists those with some words or by the
// author of another: /find 123, /find школа спорт, /find author 123. Without a query it
// asks for one.
func Search(t *dialog.Turn) error {
	if t.Input.Kind == dialog.Pressed {
		return showPage(t)
	}
	if err := desk.EndTask(t); err != nil {
		return err
	}
	if screening.NormalizeTitle(t.Input.Text) == "" {
		return beginFlow(t)
	}
	if err := leaveFlow(t); err != nil {
		return err
	}
	return runSearch(t, screening.NormalizeTitle(t.Input.Text))
}

// runSearch runs a query that is not empty.
func runSearch(t *dialog.Turn, text string) error {
	if isNumber(t, text) {
		return desk.View(t)
	}
	seq, found, err := parseAuthorQuery(t, text)
	switch {
	case err != nil:
		return err
	case found:
		return startSearch(t, store.SearchRequest{Author: seq})
	case screening.ParseQuery(text).Empty():
		return dialog.NewProblem("find_no_words")
	}
	words, _ := proposal.Truncate(text, maxQuery)
	return startSearch(t, store.SearchRequest{Words: words})
}

// maxQuery is how many characters of a query are kept.
const maxQuery = 100

// isNumber reports whether a text is a proposal's number and nothing else.
func isNumber(t *dialog.Turn, text string) bool {
	number, rest := desk.CutNumber(t.Catalogue.Number.Prefix, text)
	_, ok := store.ParseNumber(number)
	digits := strings.Trim(strings.TrimPrefix(number, t.Catalogue.Number.Prefix), "0123456789-")
	return ok && rest == "" && digits == ""
}

// startSearch saves a search for the buttons of its results and shows the newest results.
func startSearch(t *dialog.Turn, search store.SearchRequest) error {
	// Buttons of an earlier search are stale, also of one in an erased session.
	search.Revision = max(t.Session.LastSearch.Revision+1, uint32(t.Now.Unix()))
	t.Session.LastSearch = search
	return showResults(t, 0, 0)
}
