package moderator

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// decide changes a proposal as the sender asked, brings every open copy of the card
// up to date and says what happened. tell tells those whom it concerns; nil tells
// nobody.
func decide(t *dialog.Turn, p store.Proposal, change store.Change, happened string, tell func(after store.Proposal) error) error {
	change.Proposal, change.By, change.At = p.Seq, *t.Staff, t.Now
	after, err := store.Apply(t.Tx, *t.Catalogue, t.Zone, change)
	if err != nil {
		return refused(t, p, change.Action, err)
	}
	if err := sent(t, p.Seq); err != nil {
		return err
	}
	if tell != nil {
		if err := tell(after); err != nil {
			return err
		}
	}
	if err := proposal.RefreshCards(t, after); err != nil {
		return err
	}
	return showCard(t, after, dialog.Say(happened))
}

// announce tells those whom a decision concerns, unless it can still be taken back.
func announce(t *dialog.Turn) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Pending() {
			return nil
		}
		return proposal.Announce(t, after)
	}
}

// notify tells the author of a proposal, if there still is one.
func notify(t *dialog.Turn, notice func(*store.Catalogue, store.Proposal) dialog.Screen) func(store.Proposal) error {
	return func(after store.Proposal) error {
		if after.Author != 0 {
			t.Notify(after.Author, notice(t.Catalogue, after))
		}
		return nil
	}
}

// refused says why a change was not made. Whoever comes second reads who was first.
func refused(t *dialog.Turn, p store.Proposal, action store.Action, err error) error {
	var late *store.OvertakenError
	var leased *store.LeasedError
	switch {
	case errors.As(err, &late) && late.Proposal.Status == store.Asked && action.Answers():
		return askedFirst(t, late.Proposal)
	case errors.As(err, &late):
		return overtaken(t, late.Proposal)
	case errors.As(err, &leased):
		return held(t, p, leased)
	case errors.Is(err, store.ErrNotEntitled):
		return notEntitled(t, p)
	case errors.Is(err, store.ErrReasonMissing):
		return dialog.Sorry("task_needs_text")
	case errors.Is(err, store.ErrSecondVote):
		return dialog.Sorry("second_vote")
	case errors.Is(err, store.ErrBlocked):
		return dialog.Sorry("block_already")
	case errors.Is(err, store.ErrTooLate):
		return dialog.Sorry("undo_too_late", dialog.Data{"Number": p.Number})
	case errors.Is(err, store.ErrTooEarly):
		return dialog.Sorry("reopen_too_early", dialog.Data{"Name": proposal.DecidedBy(p), "At": p.TellAt})
	}
	return fmt.Errorf("%s proposal %d: %w", action, p.Seq, err)
}

// notEntitled says who may do it: a proposal out of scope is somebody else's, and
// within it only some decide.
func notEntitled(t *dialog.Turn, p store.Proposal) error {
	if !store.May(*t.Staff, store.Read, p) {
		return dialog.Sorry("proposal_out_of_scope")
	}
	return dialog.Sorry("decide_not_yours")
}

// overtaken says that a proposal is not as the sender saw it, and shows it anew.
func overtaken(t *dialog.Turn, p store.Proposal) error {
	return overtakenAt(t, p, t.Session.Task.Reason.Text)
}

// overtakenAt is overtaken for somebody who has just typed something.
func overtakenAt(t *dialog.Turn, p store.Proposal, typed string) error {
	if t.Session.Task.Proposal == p.Seq {
		if err := endTaskWith(t, typed); err != nil {
			return err
		}
	}
	if p.Decision.By == 0 {
		return showCard(t, p, dialog.Say("card_changed"))
	}
	return showCard(t, p, dialog.Say("already_decided", dialog.Data{
		"Status": proposal.StatusName(p.Status), "Name": proposal.DecidedBy(p), "At": p.Decision.At,
	}))
}
