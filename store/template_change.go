package store

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// How many characters a reason may have: what fits on a button of a small phone,
// and in one message together with a title.
const (
	ButtonMax       = 24
	TemplateTextMax = 1000
)

// Mixed is the fault of a word with letters of two alphabets: it looks right and is
// found by nobody.
const Mixed FaultCode = "mixed"

// ErrLastTemplate is returned for withdrawing the last reason that is offered.
var ErrLastTemplate = errors.New("no reason would be left")

// ErrSameButton is returned for a reason that would look like another.
var ErrSameButton = errors.New("another reason has the same button")

// TemplateChangedError is returned for a change of a reason that is no longer as the
// actor saw it.
type TemplateChangedError struct{ Template Template }

func (e *TemplateChangedError) Error() string {
	return fmt.Sprintf("the reason %q was changed meanwhile", e.Template.Code)
}

// CheckTemplateText says what is wrong with a button or text of a reason that may
// have so many characters, if anything.
func CheckTemplateText(text string, most int) Fault {
	switch length := utf8.RuneCountInString(text); {
	case length == 0:
		return Fault{Code: Empty}
	case length > most:
		return Fault{Code: TooLong, By: length - most, Limit: most}
	case meaningless(text):
		return Fault{Code: Meaningless}
	case strings.ContainsFunc(text, unicode.IsControl):
		return Fault{Code: Meaningless}
	case mixed(text):
		return Fault{Code: Mixed}
	}
	return Fault{}
}

// mixed reports whether a word has Latin and Cyrillic letters.
func mixed(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, word := range words {
		latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
		if latin && strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			return true
		}
	}
	return false
}

// Complete reports whether nothing of a reason is missing or wrong.
func (t Template) Complete() bool {
	for _, language := range Languages() {
		if CheckTemplateText(t.Button.In(language), ButtonMax).Code != Fine || CheckTemplateText(t.Text.In(language), TemplateTextMax).Code != Fine {
			return false
		}
	}
	return true
}

// EditTemplate keeps a reason as it was written: a new one where it has no code.
// before is what the actor saw of it.
//
// Errors: [ErrNotEntitled], [ErrNotFound] for a code there is not, [ErrSameButton]
// and [*TemplateChangedError]. None of them leaves anything changed.
func EditTemplate(tx Tx, catalogue Catalogue, by Staff, at time.Time, before, after Template) (Template, error) {
	if !by.Has(Manage) {
		return after, ErrNotEntitled
	}
	if !after.Complete() {
		return after, errors.New("the reason is not complete")
	}
	all, err := Templates(tx, catalogue, true)
	if err != nil {
		return after, err
	}
	if after.Code == "" {
		after.Code, before = freeCode(all), Template{}
	} else if err := asSeen(all, before); err != nil {
		return after, err
	}
	after.Withdrawn = before.Withdrawn
	for _, other := range all {
		if other.Code != after.Code && (other.Button.KK == after.Button.KK || other.Button.RU == after.Button.RU) {
			return after, ErrSameButton
		}
	}
	return after, replaceTemplate(tx, by.ID, at, before, after)
}

// WithdrawTemplate keeps a reason from being offered, or offers it again. Its
// errors are those of [EditTemplate], and [ErrLastTemplate].
func WithdrawTemplate(tx Tx, catalogue Catalogue, by Staff, at time.Time, before Template, withdrawn bool) (Template, error) {
	if !by.Has(Manage) {
		return before, ErrNotEntitled
	}
	all, err := Templates(tx, catalogue, true)
	if err != nil {
		return before, err
	}
	if err := asSeen(all, before); err != nil {
		return before, err
	}
	offered := 0
	for _, t := range all {
		if !t.Withdrawn && t.Code != before.Code {
			offered++
		}
	}
	if withdrawn && offered == 0 {
		return before, ErrLastTemplate
	}
	after := before
	after.Withdrawn = withdrawn
	return after, replaceTemplate(tx, by.ID, at, before, after)
}

// asSeen compares a reason with what somebody saw of it.
func asSeen(all []Template, seen Template) error {
	now, found := find(all, func(t Template) bool { return t.Code == seen.Code })
	switch {
	case !found:
		return ErrNotFound
	case now != seen:
		return &TemplateChangedError{Template: now}
	}
	return nil
}

// freeCode is a code that no reason has.
func freeCode(all []Template) string {
	for n := len(all) + 1; ; n++ {
		code := fmt.Sprintf("added_%d", n)
		if _, taken := find(all, func(t Template) bool { return t.Code == code }); !taken {
			return code
		}
	}
}

func replaceTemplate(tx Tx, actor PersonID, at time.Time, before, after Template) error {
	offered := map[bool]string{false: "offered", true: "withdrawn"}
	fields := []struct{ name, from, to string }{
		{"button.kk", before.Button.KK, after.Button.KK},
		{"text.kk", before.Text.KK, after.Text.KK},
		{"button.ru", before.Button.RU, after.Button.RU},
		{"text.ru", before.Text.RU, after.Text.RU},
		{"state", offered[before.Withdrawn], offered[after.Withdrawn]},
	}
	if err := tx.SaveTemplate(after); err != nil {
		return err
	}
	for _, field := range fields {
		if field.from == field.to {
			continue
		}
		if err := tx.AppendAudit(AuditEntry{
			At: at, Actor: actor, Action: ActionTemplate, Subject: after.Code, Field: field.name, Old: field.from, New: field.to,
		}); err != nil {
			return err
		}
	}
	return nil
}

// Stamp tells apart a reason from what it was.
func (t Template) Stamp() uint32 { return stamp(t) }
