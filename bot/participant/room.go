package participant

import (
	"slices"
	"unicode/utf8"

	"usynys/bot/dialog"
	"usynys/store"
)

// A text is kept although it is too long to be sent, so that it can be shortened. But
// the whole of it is read and written again with every message, in the transaction that
// serves everybody: somebody who writes on without end must not make the others wait.
const (
	// maxMessages is enough for the longest text of the catalogue written line by
	// line, in messages of thirty letters.
	maxMessages = 100
	// maxTimesTooLong is how many times as long as the catalogue allows a text may be
	// before no more is kept. One message may exceed it: Telegram bounds that.
	maxTimesTooLong = 2
)

// exceedsLimit reports whether a text would grow that has no room for more. What makes it
// shorter, or leaves it as it is, always has; and so has a cry for help, once. The words
// are looked at last: that takes longest, and nearly every text has room.
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

// addPart is a text with one message more. A message that is there already, because
// Telegram delivered it again, takes the place of itself.
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

// allParts is the text of a draft with all that is kept beside it, and so may become
// part of it: what was kept always has room.
func allParts(draft store.Draft) []store.TextPart {
	parts := draft.Parts
	for _, k := range draft.Stashed {
		parts = addPart(parts, stashedInput(k))
	}
	return parts
}
