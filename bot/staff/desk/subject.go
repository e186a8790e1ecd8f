package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// LoadSubject finds the proposal that a command or press is about, and what stands
// behind its number. usage is the text that says how to write the command.
func LoadSubject(t *dialog.Turn, usage string) (store.Proposal, string, error) {
	if t.Input.Kind == dialog.Pressed {
		return LoadPressed(t)
	}
	return LoadByNumber(t, t.Input.Text, usage)
}

// LoadByNumber finds the proposal whose number somebody typed, and what stands behind.
func LoadByNumber(t *dialog.Turn, text, usage string) (store.Proposal, string, error) {
	number, rest := CutNumber(t.Catalogue.Number.Prefix, text)
	seq, ok := store.ParseNumber(number)
	if !ok {
		return store.Proposal{}, "", dialog.NewProblem(usage)
	}
	p, err := LoadVisible(t, seq, number)
	if err == nil && !SameNumber(t.Catalogue.Number.Prefix, number, p.Number) {
		err = UnknownNumber(number)
	}
	return p, rest, err
}

// LoadPressed is the subject of a press. A card never makes a press without a
// revision: that would get around the comparison.
func LoadPressed(t *dialog.Turn) (store.Proposal, string, error) {
	number, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	seq, err := strconv.ParseUint(number, 10, 63)
	if err != nil || t.Input.Press.Revision == 0 {
		return store.Proposal{}, "", dialog.ErrStale
	}
	p, err := LoadVisible(t, store.Seq(seq), number)
	return p, rest, err
}

// LoadVisible reads a proposal that the sender is entitled to see.
func LoadVisible(t *dialog.Turn, seq store.Seq, number string) (store.Proposal, error) {
	p, err := t.Tx.Proposal(seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return p, UnknownNumber(number)
	case err != nil:
		return p, fmt.Errorf("read proposal %d: %w", seq, err)
	case t.Staff == nil || !store.Authorized(*t.Staff, store.RightRead, p):
		return p, dialog.NewProblem("proposal_out_of_scope")
	}
	return p, nil
}

// maxNumberShown is how much of a number somebody typed is repeated to them: any
// real number fits.
const maxNumberShown = 30

func UnknownNumber(number string) error {
	number, _ = proposal.Truncate(number, maxNumberShown)
	return dialog.NewProblem("proposal_unknown", dialog.Data{"Number": number})
}

// CutNumber parts what follows a command into the number and the rest. The
// prefix may contain spaces, and № may stand apart from the number.
func CutNumber(prefix, text string) (number, rest string) {
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

// SameNumber reports whether a number that somebody typed is that of a proposal:
// its sequence number alone, or the whole of it with or without the prefix.
func SameNumber(prefix, typed, number string) bool {
	_, err := strconv.ParseUint(typed, 10, 63)
	return err == nil || strings.EqualFold(typed, number) || strings.EqualFold(prefix+typed, number)
}

// LoadSubjectOnly is the subject of an action that needs nothing behind the number.
func LoadSubjectOnly(t *dialog.Turn, usage string) (store.Proposal, error) {
	p, rest, err := LoadSubject(t, usage)
	if err == nil && rest != "" {
		return p, rejectArgument(t, usage)
	}
	return p, err
}

// rejectArgument answers what stands behind a number where nothing should.
func rejectArgument(t *dialog.Turn, usage string) error {
	if t.Input.Kind == dialog.Pressed {
		return dialog.ErrStale
	}
	return dialog.NewProblem(usage)
}
