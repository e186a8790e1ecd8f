package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Undo takes back the sender's own decision, or their vote, before the author was
// told: the button on the card, or /undo 123.
func Undo(t *dialog.Turn) error {
	p, err := alone(t, "undo_usage")
	switch {
	case err != nil:
		return err
	case !seen(t, p):
		return overtaken(t, p)
	case p.Status == store.Asked:
		return &dialog.Problem{Text: beingAsked(p)}
	case p.Status.Open() && !p.Vote.Given():
		return dialog.Sorry("undo_nothing", dialog.Data{"Number": p.Number})
	case p.Status.Open() && p.Vote.By != t.Staff.ID:
		return dialog.Sorry("undo_not_yours", dialog.Data{"Name": staffName(p.Vote.ByName)})
	case !p.Status.Open() && !p.Pending():
		return dialog.Sorry("undo_too_late", dialog.Data{"Number": p.Number})
	case !p.Status.Open() && p.Decision.By != t.Staff.ID:
		return dialog.Sorry("undo_not_yours", dialog.Data{"Name": proposal.DecidedBy(p)})
	}
	return decide(t, p, store.Change{Action: store.ActionUndo, Revision: p.Revision}, "done_undone", nil)
}
