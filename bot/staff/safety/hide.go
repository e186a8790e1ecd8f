package safety

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// Hide hides what a proposal says from every list at once: the button, or
// /hide 123.
func Hide(t *dialog.Turn) error { return setHidden(t, "hide_usage", store.ActionHide, "done_hidden") }

// Unhide shows a hidden proposal again: the button, or /unhide 123.
func Unhide(t *dialog.Turn) error {
	return setHidden(t, "unhide_usage", store.ActionUnhide, "done_unhidden")
}

func setHidden(t *dialog.Turn, usage string, action store.Action, happened string) error {
	p, err := desk.LoadSubjectOnly(t, usage)
	switch {
	case err != nil:
		return err
	case store.Authorized(*t.Staff, store.RightDecide, p) && p.Hidden == (action == store.ActionHide):
		return desk.ShowCard(t, p, dialog.Say(happened))
	}
	return desk.ApplyChange(t, p, rules.Change{Action: action, Revision: t.Input.Press.Revision}, happened, nil)
}
