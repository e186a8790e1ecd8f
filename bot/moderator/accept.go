package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Accept accepts a proposal: the button on its card, or /accept 123.
func Accept(t *dialog.Turn) error {
	p, rest, err := subject(t, "accept_usage")
	if err != nil {
		return err
	}
	if rest != "" {
		return dialog.Sorry("accept_usage")
	}
	return decide(t, p, store.Change{Action: store.ActionAccept, Revision: t.Input.Press.Revision})
}
