package desk

import (
	"errors"
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// ExplainRefusal tells the sender why an action of theirs is refused. Rooms that
// change one proposal answer the errors of rules.Apply here, so that a conflict reads the
// same everywhere.
func ExplainRefusal(t *dialog.Turn, p store.Proposal, action store.Action, err error) error {
	var conflict *rules.ConflictError
	var leased *rules.LeasedError
	switch {
	case errors.As(err, &conflict):
		return explainConflict(t, conflict.Proposal, action)
	case errors.As(err, &leased):
		return showLeaseConflict(t, p, leased.Lease)
	case errors.Is(err, rules.ErrNotAuthorized) && action == store.ActionReveal:
		return dialog.NewProblem("reveal_not_yours")
	case errors.Is(err, rules.ErrNotAuthorized):
		return notAuthorized(t, p)
	case errors.Is(err, rules.ErrReasonMissing):
		return dialog.NewProblem("task_needs_text")
	case errors.Is(err, rules.ErrSecondVote) && action == store.ActionBlock:
		if err := FinishTask(t, p.Seq); err != nil {
			return err
		}
		return ShowCard(t, p, dialog.Say("block_second_vote"))
	case errors.Is(err, rules.ErrSecondVote):
		return dialog.NewProblem("second_vote")
	case errors.Is(err, rules.ErrBlocked):
		return dialog.NewProblem("block_already")
	case errors.Is(err, rules.ErrAuthorNotified):
		return dialog.NewProblem("undo_too_late", dialog.Data{"Number": p.Number})
	case errors.Is(err, rules.ErrAuthorNotNotified):
		return dialog.NewProblem("reopen_too_early", dialog.Data{"Name": card.DeciderName(p), "At": p.NotifyAt})
	}
	return fmt.Errorf("%s proposal %d: %w", action, p.Seq, err)
}

// explainConflict answers an action that the status or the revision of the proposal
// forbids: with its card if the sender saw an older revision, else with what they can do.
func explainConflict(t *dialog.Turn, p store.Proposal, action store.Action) error {
	asked := p.Status == store.StatusAsked
	switch {
	case asked && action.RespondsToAuthor():
		if err := endTaskOn(t, p.Seq); err != nil {
			return err
		}
		return ShowCard(t, p, questionPendingText(p))
	case !RevisionMatches(t, p):
	case asked && (action == store.ActionReopen || action == store.ActionUndo):
		return &dialog.Problem{Text: questionPendingText(p)}
	case action == store.ActionReopen:
		return dialog.NewProblem("reopen_open", dialog.Data{"Number": p.Number})
	case action == store.ActionWithdrawQuestion:
		return dialog.NewProblem("unask_nothing", dialog.Data{"Number": p.Number})
	case action == store.ActionUnlink:
		return dialog.NewProblem("unlink_nothing", dialog.Data{"Number": p.Number})
	case action == store.ActionUndo && p.Status.Open():
		return dialog.NewProblem("undo_nothing", dialog.Data{"Number": p.Number})
	case action == store.ActionUndo:
		return dialog.NewProblem("undo_too_late", dialog.Data{"Number": p.Number})
	}
	return ShowConflict(t, p)
}

// ShowConflict says that a proposal is not as the sender saw it, and shows its card.
func ShowConflict(t *dialog.Turn, p store.Proposal) error {
	return showConflictReturning(t, p, t.Session.Task.Reason.Text)
}

// showConflictReturning is [ShowConflict] that gives back what the sender has just typed.
func showConflictReturning(t *dialog.Turn, p store.Proposal, typed string) error {
	if t.Session.Task.Proposal == p.Seq {
		if err := endTaskReturning(t, typed); err != nil {
			return err
		}
	}
	if p.Decision.By == 0 {
		return ShowCard(t, p, dialog.Say("card_changed"))
	}
	return ShowCard(t, p, dialog.Say("already_decided", dialog.Data{
		"Status": proposal.StatusName(p.Status), "Name": card.DeciderName(p), "At": p.Decision.At,
	}))
}

// showLeaseConflict says which colleague has the lease and since when, and shows the card
// with the button that takes it over.
func showLeaseConflict(t *dialog.Turn, p store.Proposal, lease store.Lease) error {
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	return ShowCard(t, p, dialog.Say("held_by_other", dialog.Data{"Name": StaffName(lease.ByName), "At": lease.Since}))
}

// questionPendingText says that a question to the author has to be answered or withdrawn
// first, and how to withdraw it.
func questionPendingText(p store.Proposal) dialog.Text {
	return dialog.Say("asked_first", dialog.Data{"Number": p.Number, "Proposal": p.Seq.String()})
}

// AuthorizeDecision returns the problem of a sender who may not decide on a proposal.
func AuthorizeDecision(t *dialog.Turn, p store.Proposal) error {
	if store.Authorized(*t.Staff, store.RightDecide, p) {
		return nil
	}
	return notAuthorized(t, p)
}

func notAuthorized(t *dialog.Turn, p store.Proposal) error {
	if !store.Authorized(*t.Staff, store.RightRead, p) {
		return dialog.NewProblem("proposal_out_of_scope")
	}
	return dialog.NewProblem("decide_not_yours")
}

// RevisionMatches reports whether a proposal is as the sender saw it. A command names no
// revision: it is about the proposal as it is.
func RevisionMatches(t *dialog.Turn, p store.Proposal) bool {
	return t.Input.Kind != dialog.Pressed || t.Input.Press.Revision == p.Revision
}
