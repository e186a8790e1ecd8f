package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// LoadForAction is [LoadSubject] for an action that the sender is about to begin. done
// reports that the action is refused and the sender has their answer.
func LoadForAction(t *dialog.Turn, usage string, action store.Action) (p store.Proposal, rest string, done bool, err error) {
	if p, rest, err = LoadSubject(t, usage); err != nil {
		return p, rest, false, err
	}
	change := rules.Change{Action: action, By: *t.Staff, At: t.Now, Revision: t.Input.Press.Revision}
	if refused := rules.Check(t.Tx, p, change); refused != nil {
		return p, rest, true, ExplainRefusal(t, p, action, refused)
	}
	return p, rest, false, nil
}

// LoadSubject returns the proposal that a command or press is about, and what follows its
// number. usage is the text that says how to write the command.
func LoadSubject(t *dialog.Turn, usage string) (store.Proposal, string, error) {
	if t.Input.Kind == dialog.Pressed {
		return LoadPressed(t)
	}
	return LoadByNumber(t, t.Input.Text, usage)
}

// LoadByNumber returns the proposal whose number was typed, and what follows the number.
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

// LoadPressed is [LoadSubject] for a press. A press without a revision is none of a
// card's: it would get around the optimistic lock.
func LoadPressed(t *dialog.Turn) (store.Proposal, string, error) {
	seq, rest, known := proposal.ParsePress(t.Input.Press)
	if !known || t.Input.Press.Revision == 0 {
		return store.Proposal{}, "", dialog.ErrStale
	}
	p, err := LoadVisible(t, seq, seq.String())
	return p, rest, err
}

// LoadVisible reads a proposal, if the sender may see it.
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

// maxNumberShown limits how many characters of a number that was typed an error repeats:
// any real number fits.
const maxNumberShown = 30

// UnknownNumber returns the problem of a number that no proposal has.
func UnknownNumber(number string) error {
	number, _ = proposal.Truncate(number, maxNumberShown)
	return dialog.NewProblem("proposal_unknown", dialog.Data{"Number": number})
}

// CutNumber cuts the arguments of a command into the number and the rest. The prefix may
// contain spaces, and a space may follow №.
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

// SameNumber reports whether what was typed is the number of a proposal: its sequence
// number alone, or the whole number with or without the prefix.
func SameNumber(prefix, typed, number string) bool {
	_, err := strconv.ParseUint(typed, 10, 63)
	return err == nil || strings.EqualFold(typed, number) || strings.EqualFold(prefix+typed, number)
}

// LoadSubjectOnly is [LoadSubject] for an action that takes no other argument.
func LoadSubjectOnly(t *dialog.Turn, usage string) (store.Proposal, error) {
	p, rest, err := LoadSubject(t, usage)
	if err == nil && rest != "" {
		err = UnexpectedArgument(t, usage)
	}
	return p, err
}

// UnexpectedArgument returns the error for something that follows a proposal's number
// where nothing may.
func UnexpectedArgument(t *dialog.Turn, usage string) error {
	if t.Input.Kind == dialog.Pressed {
		return dialog.ErrStale
	}
	return dialog.NewProblem(usage)
}
