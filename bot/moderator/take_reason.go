package moderator

import (
	"errors"
	"strconv"
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// takeReason declines the proposal with what was typed. Where it can no longer
// be declined there is nothing left to ask, so the flow ends all the same.
func takeReason(t *dialog.Turn, input dialog.Input) (dialog.Outcome, error) {
	p, err := reasonSubject(t)
	if err != nil {
		return dialog.Elsewhere, giveUp(t, err)
	}
	if !undecided(p, t.Session.SubjectRevision) {
		return dialog.Elsewhere, overtaken(t, p)
	}
	switch {
	case input.Kind != dialog.Typed || input.Text == "":
		return dialog.Stay, dialog.Sorry("reason_needs_text")
	case t.Now.Sub(t.Session.At) > time.Duration(t.Catalogue.Resume.After):
		// After a long break this may be about something else altogether.
		return dialog.Stay, dialog.Sorry("reason_long_ago")
	}
	reason, err := written(t, input.Text)
	if err != nil {
		return dialog.Stay, err
	}
	revision := t.Session.SubjectRevision
	if err := endReason(t); err != nil {
		return dialog.Elsewhere, err
	}
	return dialog.Elsewhere, decide(t, p, store.Change{Action: store.ActionDecline, Revision: revision, Reason: reason})
}

// reasonSubject is the proposal that a reason is being typed for, if the sender
// is still entitled to decide on it.
func reasonSubject(t *dialog.Turn) (store.Proposal, error) {
	p, err := find(t, t.Session.Subject, strconv.FormatUint(uint64(t.Session.Subject), 10))
	if err == nil && !store.May(*t.Staff, store.Decide, p) {
		err = dialog.Sorry("proposal_out_of_scope")
	}
	return p, err
}

// giveUp ends the flow and tells the person why.
func giveUp(t *dialog.Turn, err error) error {
	var problem *dialog.Problem
	if !errors.As(err, &problem) {
		return err
	}
	t.Say(problem.Text)
	return endReason(t)
}
