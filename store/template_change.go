package store

import (
	"errors"
	"fmt"
	"time"
)

// ErrLastTemplate is returned for withdrawing the only reason that is still offered.
var ErrLastTemplate = errors.New("no reason would be left")

// ErrSameButton is returned for a reason with the button of another.
var ErrSameButton = errors.New("another reason has the same button")

// TemplateChangedError is the conflict of an optimistic lock: the reason is no longer as
// the actor saw it.
type TemplateChangedError struct{ Template Template }

func (e *TemplateChangedError) Error() string {
	return fmt.Sprintf("the reason %q was changed meanwhile", e.Template.Code)
}

// EditTemplate saves a reason; one without a code is new and gets one. before is the
// reason as the actor saw it.
//
// Errors: [ErrNotEntitled], [ErrNotFound] for an unknown code, [ErrSameButton]
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
		after.Code, before = unusedTemplateCode(all), Template{}
	} else if err := checkTemplateCurrent(all, before); err != nil {
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

// WithdrawTemplate stops offering a reason, or offers it again. Its
// errors are those of [EditTemplate], and [ErrLastTemplate].
func WithdrawTemplate(tx Tx, catalogue Catalogue, by Staff, at time.Time, before Template, withdrawn bool) (Template, error) {
	if !by.Has(Manage) {
		return before, ErrNotEntitled
	}
	all, err := Templates(tx, catalogue, true)
	if err != nil {
		return before, err
	}
	if err := checkTemplateCurrent(all, before); err != nil {
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

// checkTemplateCurrent compares a reason with what the actor saw of it.
func checkTemplateCurrent(all []Template, seen Template) error {
	now, found := templateWith(all, seen.Code)
	switch {
	case !found:
		return ErrNotFound
	case now != seen:
		return &TemplateChangedError{Template: now}
	}
	return nil
}

// unusedTemplateCode returns a code that no reason has.
func unusedTemplateCode(all []Template) string {
	for n := len(all) + 1; ; n++ {
		code := fmt.Sprintf("added_%d", n)
		if _, taken := templateWith(all, code); !taken {
			return code
		}
	}
}

func replaceTemplate(tx Tx, actor PersonID, at time.Time, before, after Template) error {
	if err := EditedTemplates.Put(tx, after); err != nil {
		return err
	}
	state := map[bool]string{false: "offered", true: "withdrawn"}
	return auditFields(tx, AuditEntry{At: at, Actor: actor, Action: ActionTemplate, Subject: after.Code},
		fieldChange{"button.kk", before.Button.KK, after.Button.KK},
		fieldChange{"text.kk", before.Text.KK, after.Text.KK},
		fieldChange{"button.ru", before.Button.RU, after.Button.RU},
		fieldChange{"text.ru", before.Text.RU, after.Text.RU},
		fieldChange{"state", state[before.Withdrawn], state[after.Withdrawn]},
	)
}
