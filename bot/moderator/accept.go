package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// Accept accepts a proposal: the button on its card, or /accept 123.
func Accept(t *dialog.Turn) error {
	p, err := alone(t, "accept_usage")
	if err != nil {
		return err
	}
	return decide(t, p, store.Change{Action: store.ActionAccept, Revision: t.Input.Press.Revision}, "done_accepted", announce(t))
}
