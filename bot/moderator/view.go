package moderator

import (
	"usynys/bot/dialog"
)

// View shows the card of one proposal: /view 123.
func View(t *dialog.Turn) error {
	p, rest, err := subject(t, "view_usage")
	if err != nil {
		return err
	}
	if rest != "" {
		return dialog.Sorry("view_usage")
	}
	if err := endTask(t); err != nil {
		return err
	}
	return open(t, p)
}
