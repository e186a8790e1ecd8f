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

// Action is the action of the buttons that turn the pages of what was found
// and that look further back.
const Action = "find"

// Search opens the proposal with a number, lists those with certain words, or those
// of the author of another: /find 123, /find школа спорт, /find author 123. Without
// any of that it asks for it.
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

// runSearch does what somebody asked for by a text that is not empty.
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

// maxQuery is how many characters of what somebody looks for are kept.
const maxQuery = 100

// isNumber reports whether a text is a proposal's number and nothing else.
func isNumber(t *dialog.Turn, text string) bool {
	number, rest := desk.CutNumber(t.Catalogue.Number.Prefix, text)
	_, ok := store.ParseNumber(number)
	digits := strings.Trim(strings.TrimPrefix(number, t.Catalogue.Number.Prefix), "0123456789-")
	return ok && rest == "" && digits == ""
}

// startSearch remembers what is looked for, so that buttons can go on with it, and
// shows what is found among the newest.
func startSearch(t *dialog.Turn, sought store.SearchRequest) error {
	// Buttons of the search before it are stale, also if it was in an erased session.
	sought.Revision = max(t.Session.LastSearch.Revision+1, uint32(t.Now.Unix()))
	t.Session.LastSearch = sought
	return showResults(t, 0, 0)
}
