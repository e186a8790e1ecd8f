package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// ReasonAction is the action of the buttons with the catalogue's reasons.
const ReasonAction = "reason"

// Reason declines a proposal with a reason of the catalogue.
func Reason(t *dialog.Turn) error {
	p, code, err := pressed(t)
	if err != nil {
		return err
	}
	if _, known := t.Catalogue.Reason(code); !known {
		return dialog.ErrStale
	}
	return decide(t, p, store.Change{
		Action: store.ActionDecline, Revision: t.Input.Press.Revision, Reason: store.Reason{Code: code},
	})
}
