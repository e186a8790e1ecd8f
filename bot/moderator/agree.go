package moderator

import "usynys/bot/dialog"

// Agree declines a proposal for the reason that a colleague, who voted first, gave.
func Agree(t *dialog.Turn) error {
	p, _, done, err := toDecide(t, "")
	switch {
	case done || err != nil:
		return err
	case !p.Vote.Given():
		return dialog.ErrStale
	}
	return declineFor(t, p, p.Revision, p.Vote.Reason)
}
