package participant

import (
	"slices"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// A text that is too long to be sent is kept, so that the person can shorten it. But each
// message reads and writes all of it, in the transaction that serves everyone: it is
// bounded so that one person can't make the others wait.
const (
	// maxMessages is enough for the longest text of the catalogue in messages of thirty
	// letters.
	maxMessages = 100
	// maxTimesTooLong is the length of a text, in multiples of the catalogue's limit,
	// after which nothing is added. One message may exceed it: Telegram bounds that.
	maxTimesTooLong = 2
)

// exceedsLimit reports whether a full text would grow. It may always shrink, and take in
// one cry for help. The words are screened last, because that is slow and nearly every
// text has room.
func exceedsLimit(t *dialog.Turn, before, after []store.TextPart) bool {
	more := len(after) > len(before)
	longer := countLetters(after) > countLetters(before)
	full := more && len(before) >= maxMessages || longer && countLetters(before) > maxTimesTooLong*t.Catalogue.Limits.TextMax
	return full && (!t.Catalogue.InCrisis(t.Input.Text) || t.Catalogue.InCrisis(store.Draft{Parts: before}.Body()))
}

func countLetters(parts []store.TextPart) int {
	count := 0
	for _, part := range parts {
		count += utf8.RuneCountInString(part.Text)
	}
	return count
}

// addPart returns a text with one message more. A message that is there already, because
// it was delivered again, is replaced.
func addPart(parts []store.TextPart, input dialog.Input) []store.TextPart {
	parts = slices.Clone(parts)
	if input.Text != "" && !replacePart(parts, input) {
		parts = append(parts, store.TextPart{Message: input.Message, Text: input.Text})
	}
	return parts
}

func replacePart(parts []store.TextPart, input dialog.Input) bool {
	for i, part := range parts {
		if part.Message == input.Message {
			parts[i].Text = input.Text
			return true
		}
	}
	return false
}

// allParts returns the text of a draft with the stashed messages, which may become part
// of it: a stashed message always has room.
func allParts(draft store.Draft) []store.TextPart {
	parts := draft.Parts
	for _, k := range draft.Stashed {
		parts = addPart(parts, stashedInput(k))
	}
	return parts
}
