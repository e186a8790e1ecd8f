package rules

import (
	"errors"
	"fmt"
	"time"

	"usynys/store"
)

// ErrLastTemplate is returned for withdrawing the only reason that is still offered.
var ErrLastTemplate = errors.New("no reason would be left")

// ErrDuplicateButton is returned for a reason with the button of another.
var ErrDuplicateButton = errors.New("another reason has the same button")

// TemplateConflictError is the conflict of an optimistic lock: the reason is no longer as
// the actor saw it.
type TemplateConflictError struct{ Template store.ReasonTemplate }

func (e *TemplateConflictError) Error() string {
	return fmt.Sprintf("the reason %q was changed meanwhile", e.Template.Code)
}

// EditTemplate saves a reason; one without a code is new and gets one. before is the
// reason as the actor saw it.
//
// Errors: [ErrNotAuthorized], [store.ErrNotFound] for an unknown code, [ErrDuplicateButton]
// and [*TemplateConflictError]. After an error nothing is changed.
func EditTemplate(tx store.Tx, catalogue store.Catalogue, by store.Staff, at time.Time, before, after store.ReasonTemplate) (store.ReasonTemplate, error) {
	if !by.Has(store.RightManage) {
		return after, ErrNotAuthorized
	}
	if !after.Valid() {
		return after, errors.New("the reason is not complete")
	}
	all, err := Templates(tx, catalogue, true)
	if err != nil {
		return after, err
	}
	if after.Code == "" {
		after.Code, before = unusedTemplateCode(all), store.ReasonTemplate{}
	} else if err := checkTemplateCurrent(all, before); err != nil {
		return after, err
	}
	after.Withdrawn = before.Withdrawn
	for _, other := range all {
		if other.Code != after.Code && (other.Button.KK == after.Button.KK || other.Button.RU == after.Button.RU) {
			return after, ErrDuplicateButton
		}
	}
	return after, replaceTemplate(tx, by.ID, at, before, after)
}

// WithdrawTemplate stops offering a reason, or offers it again. Its errors are those of
// [EditTemplate], and [ErrLastTemplate].
func WithdrawTemplate(tx store.Tx, catalogue store.Catalogue, by store.Staff, at time.Time, before store.ReasonTemplate, withdrawn bool) (store.ReasonTemplate, error) {
	if !by.Has(store.RightManage) {
		return before, ErrNotAuthorized
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
func checkTemplateCurrent(all []store.ReasonTemplate, seen store.ReasonTemplate) error {
	now, found := templateWith(all, seen.Code)
	switch {
	case !found:
		return store.ErrNotFound
	case now != seen:
		return &TemplateConflictError{Template: now}
	}
	return nil
}

// unusedTemplateCode returns a code that no reason has.
func unusedTemplateCode(all []store.ReasonTemplate) string {
	for n := len(all) + 1; ; n++ {
		code := fmt.Sprintf("added_%d", n)
		if _, taken := templateWith(all, code); !taken {
			return code
		}
	}
}

func replaceTemplate(tx store.Tx, actor store.PersonID, at time.Time, before, after store.ReasonTemplate) error {
	if err := store.EditedTemplates.Put(tx, after); err != nil {
		return err
	}
	state := map[bool]string{false: "offered", true: "withdrawn"}
	return auditFields(tx, store.AuditEntry{At: at, Actor: actor, Action: store.ActionEditTemplate, Subject: after.Code},
		fieldChange{"button.kk", before.Button.KK, after.Button.KK},
		fieldChange{"text.kk", before.Text.KK, after.Text.KK},
		fieldChange{"button.ru", before.Button.RU, after.Button.RU},
		fieldChange{"text.ru", before.Text.RU, after.Text.RU},
		fieldChange{"state", state[before.Withdrawn], state[after.Withdrawn]},
	)
}
