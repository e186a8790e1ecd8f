package moderator

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// FindAction is the action of the buttons that turn the pages of what was found
// and that look further back.
const FindAction = "find"

// Find opens the proposal with a number, lists those with certain words, or those
// of the author of another: /find 123, /find школа спорт, /find author 123. Without
// any of that it asks for it.
func Find(t *dialog.Turn) error {
	if t.Input.Kind == dialog.Pressed {
		return findPage(t)
	}
	if err := endTask(t); err != nil {
		return err
	}
	if store.CleanTitle(t.Input.Text) == "" {
		return askWhatToFind(t)
	}
	if err := leaveFind(t); err != nil {
		return err
	}
	return look(t, store.CleanTitle(t.Input.Text))
}

// look does what somebody asked for by a text that is not empty.
func look(t *dialog.Turn, text string) error {
	if justNumber(t, text) {
		return View(t)
	}
	seq, found, err := authorOf(t, text)
	switch {
	case err != nil:
		return err
	case found:
		return newSearch(t, store.Sought{Author: seq})
	case store.SearchFor(text).Empty():
		return dialog.Sorry("find_no_words")
	}
	words, _ := proposal.Cut(text, longestSearch)
	return newSearch(t, store.Sought{Words: words})
}

// longestSearch is how many characters of what somebody looks for are kept.
const longestSearch = 100

// justNumber reports whether a text is a proposal's number and nothing else.
func justNumber(t *dialog.Turn, text string) bool {
	number, rest := cutNumber(t.Catalogue.Number.Prefix, text)
	_, ok := store.ParseNumber(number)
	digits := strings.Trim(strings.TrimPrefix(number, t.Catalogue.Number.Prefix), "0123456789-")
	return ok && rest == "" && digits == ""
}

// newSearch remembers what is looked for, so that buttons can go on with it, and
// shows what is found among the newest.
func newSearch(t *dialog.Turn, sought store.Sought) error {
	// Buttons of the search before it are stale, also if it was in an erased session.
	sought.Revision = max(t.Session.Sought.Revision+1, uint32(t.Now.Unix()))
	t.Session.Sought = sought
	return showFound(t, 0, 0)
}
