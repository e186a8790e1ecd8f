package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Hide hides what a proposal says from every list at once: the button, or
// /hide 123.
func Hide(t *dialog.Turn) error { return setHidden(t, "hide_usage", store.ActionHide, "done_hidden") }

// Unhide shows a hidden proposal again: the button, or /unhide 123.
func Unhide(t *dialog.Turn) error {
	return setHidden(t, "unhide_usage", store.ActionUnhide, "done_unhidden")
}

func setHidden(t *dialog.Turn, usage string, action store.Action, happened string) error {
	p, err := alone(t, usage)
	switch {
	case err != nil:
		return err
	case store.May(*t.Staff, store.Decide, p) && p.Hidden == (action == store.ActionHide):
		return showCard(t, p, dialog.Say(happened))
	}
	return decide(t, p, store.Change{Action: action, Revision: t.Input.Press.Revision}, happened, nil)
}
