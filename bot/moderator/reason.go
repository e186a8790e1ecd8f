package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/store"
)

// ReasonAction is the action of the buttons with the templates, OwnReasonAction that
// of the button to write a reason oneself.
const (
	ReasonAction    = "reason"
	OwnReasonAction = "own_reason"
)

// Reason begins declining a proposal with a template.
func Reason(t *dialog.Turn) error {
	p, code, done, err := toDecide(t, "")
	if done || err != nil {
		return err
	}
	template, known, err := store.TemplateOf(t.Tx, *t.Catalogue, code)
	switch {
	case err != nil:
		return fmt.Errorf("read the reasons: %w", err)
	case !known || template.Withdrawn:
		return dialog.ErrStale
	}
	reason := store.Reason{Code: template.Code, Template: template.Text}
	return begin(t, p, declineJob(), store.Task{Reason: reason}, "")
}

// OwnReason asks the sender for a reason in their own words. What they type goes
// to the proposal; a draft of their own stays as it is.
func OwnReason(t *dialog.Turn) error {
	p, _, done, err := toDecide(t, "")
	if done || err != nil {
		return err
	}
	return begin(t, p, declineJob(), store.Task{}, "")
}
