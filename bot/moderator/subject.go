package moderator

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// subject finds the proposal that a command or press is about, and what stands
// behind its number. usage is the text that says how to write the command.
func subject(t *dialog.Turn, usage string) (store.Proposal, string, error) {
	if t.Input.Kind == dialog.Pressed {
		return pressed(t)
	}
	return subjectIn(t, t.Input.Text, usage)
}

// subjectIn finds the proposal whose number somebody typed, and what stands behind.
func subjectIn(t *dialog.Turn, text, usage string) (store.Proposal, string, error) {
	number, rest := cutNumber(t.Catalogue.Number.Prefix, text)
	seq, ok := store.ParseNumber(number)
	if !ok {
		return store.Proposal{}, "", dialog.Sorry(usage)
	}
	p, err := find(t, seq, number)
	if err == nil && !sameNumber(t.Catalogue.Number.Prefix, number, p.Number) {
		err = unknown(number)
	}
	return p, rest, err
}

// pressed is the subject of a press. A card never makes a press without a
// revision: that would get around the comparison.
func pressed(t *dialog.Turn) (store.Proposal, string, error) {
	number, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	seq, err := strconv.ParseUint(number, 10, 63)
	if err != nil || t.Input.Press.Revision == 0 {
		return store.Proposal{}, "", dialog.ErrStale
	}
	p, err := find(t, store.Seq(seq), number)
	return p, rest, err
}

// find reads a proposal that the sender is entitled to see.
func find(t *dialog.Turn, seq store.Seq, number string) (store.Proposal, error) {
	p, err := t.Tx.Proposal(seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return p, unknown(number)
	case err != nil:
		return p, fmt.Errorf("read proposal %d: %w", seq, err)
	case t.Staff == nil || !store.May(*t.Staff, store.Read, p):
		return p, dialog.Sorry("proposal_out_of_scope")
	}
	return p, nil
}

// numberShown is how much of a number somebody typed is repeated to them: any
// real number fits.
const numberShown = 30

func unknown(number string) error {
	number, _ = proposal.Cut(number, numberShown)
	return dialog.Sorry("proposal_unknown", dialog.Data{"Number": number})
}

// cutNumber parts what follows a command into the number and the rest. The
// prefix may contain spaces, and № may stand apart from the number.
func cutNumber(prefix, text string) (number, rest string) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "№"))
	if !strings.HasPrefix(text, prefix) {
		prefix = ""
	}
	text = text[len(prefix):]
	words := strings.Fields(text)
	if len(words) == 0 {
		return prefix, ""
	}
	return prefix + words[0], strings.TrimSpace(text[strings.Index(text, words[0])+len(words[0]):])
}

// sameNumber reports whether a number that somebody typed is that of a proposal:
// its sequence number alone, or the whole of it with or without the prefix.
func sameNumber(prefix, typed, number string) bool {
	_, err := strconv.ParseUint(typed, 10, 63)
	return err == nil || strings.EqualFold(typed, number) || strings.EqualFold(prefix+typed, number)
}

// alone is the subject of an action that needs nothing behind the number.
func alone(t *dialog.Turn, usage string) (store.Proposal, error) {
	p, rest, err := subject(t, usage)
	if err == nil && rest != "" {
		return p, unexpected(t, usage)
	}
	return p, err
}

// unexpected answers what stands behind a number where nothing should.
func unexpected(t *dialog.Turn, usage string) error {
	if t.Input.Kind == dialog.Pressed {
		return dialog.ErrStale
	}
	return dialog.Sorry(usage)
}
