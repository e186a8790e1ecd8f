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

// showLeaseConflict is the answer to somebody who wants to change a proposal that somebody else
// works on: who that is and since when, with the way to take it over. Every change
// of a proposal that fails with a [rules.LeasedError] is answered here.
func showLeaseConflict(t *dialog.Turn, p store.Proposal, leased *rules.LeasedError) error {
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	return ShowCard(t, p, dialog.Say("held_by_other", dialog.Data{"Name": StaffName(leased.Lease.ByName), "At": leased.Lease.Since}))
}

// ExplainRefusal says why a change was not made. Whoever comes second reads who was first.
func ExplainRefusal(t *dialog.Turn, p store.Proposal, action store.Action, err error) error {
	var late *rules.ConflictError
	var leased *rules.LeasedError
	switch {
	case errors.As(err, &late) && late.Proposal.Status == store.StatusAsked && action.RespondsToAuthor():
		return showQuestionPending(t, late.Proposal)
	case errors.As(err, &late):
		return ShowConflict(t, late.Proposal)
	case errors.As(err, &leased):
		return showLeaseConflict(t, p, leased)
	case errors.Is(err, rules.ErrNotAuthorized):
		return notAuthorized(t, p)
	case errors.Is(err, rules.ErrReasonMissing):
		return dialog.NewProblem("task_needs_text")
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

// notAuthorized says who may do it: a proposal out of scope is somebody else's, and
// within it only some decide.
func notAuthorized(t *dialog.Turn, p store.Proposal) error {
	if !store.Authorized(*t.Staff, store.RightRead, p) {
		return dialog.NewProblem("proposal_out_of_scope")
	}
	return dialog.NewProblem("decide_not_yours")
}

// ShowConflict says that a proposal is not as the sender saw it, and shows it anew.
func ShowConflict(t *dialog.Turn, p store.Proposal) error {
	return showConflictReturning(t, p, t.Session.Task.Reason.Text)
}

// showConflictReturning is overtaken for somebody who has just typed something.
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

// showQuestionPending answers somebody who wants to decide, or to ask again, while the author
// is being asked. What they typed is given back.
func showQuestionPending(t *dialog.Turn, p store.Proposal) error {
	if err := endTaskOn(t, p.Seq); err != nil {
		return err
	}
	return ShowCard(t, p, QuestionPendingText(p))
}

// QuestionPendingText says that the question stands in the way, and how to take it back.
func QuestionPendingText(p store.Proposal) dialog.Text {
	return dialog.Say("asked_first", dialog.Data{"Number": p.Number, "Proposal": p.Seq.String()})
}
