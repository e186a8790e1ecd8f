package moderator

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// decide changes a proposal as the sender asked, tells its author, and brings
// every open copy of the card up to date. Whoever comes second reads who was
// first.
func decide(t *dialog.Turn, p store.Proposal, change store.Change) error {
	change.Proposal, change.By, change.At = p.Seq, *t.Staff, t.Now
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, change)
	var late *store.OvertakenError
	var leased *store.LeasedError
	switch {
	case errors.As(err, &late):
		return overtaken(t, late.Proposal)
	case errors.As(err, &leased):
		return held(t, p, leased)
	case errors.Is(err, store.ErrNotEntitled):
		return dialog.Sorry("proposal_out_of_scope")
	case err != nil:
		return fmt.Errorf("%s proposal %d: %w", change.Action, p.Seq, err)
	}
	if err := endReasonFor(t, p.Seq); err != nil {
		return err
	}
	if !after.Pending() {
		if err := proposal.Announce(t, after); err != nil {
			return err
		}
	}
	if err := proposal.RefreshCards(t, after); err != nil {
		return err
	}
	return showCard(t, after, dialog.Say("done_"+string(after.Status)))
}

// undecided reports whether a proposal still waits, and is as it was seen. A
// command has seen no revision: 0.
func undecided(p store.Proposal, seen uint32) bool {
	return p.Status.Waiting() && (seen == 0 || seen == p.Revision)
}

// overtaken says that a proposal is not as the sender saw it, and shows it anew.
func overtaken(t *dialog.Turn, p store.Proposal) error {
	if err := endReasonFor(t, p.Seq); err != nil {
		return err
	}
	if p.Status.Waiting() {
		return showCard(t, p, dialog.Say("card_changed"))
	}
	return showCard(t, p, dialog.Say("already_decided", dialog.Data{
		"Status": proposal.StatusName(p.Status), "Name": proposal.DecidedBy(p), "At": p.Decision.At,
	}))
}
