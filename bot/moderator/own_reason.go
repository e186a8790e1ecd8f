package moderator

import (
	"errors"
	"strconv"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// OwnReasonAction is the action of the button to write a reason oneself.
const OwnReasonAction = "own_reason"

// declineFlow is the id of the flow in which a moderator types a reason.
const declineFlow = "decline"

// OwnReason asks the sender for a reason in their own words. What they type goes
// to the proposal; a draft of their own stays as it is.
func OwnReason(t *dialog.Turn) error {
	p, _, err := pressed(t)
	if err != nil {
		return err
	}
	if !undecided(p, t.Input.Press.Revision) {
		return overtaken(t, p)
	}
	t.Session.Subject, t.Session.SubjectRevision = p.Seq, p.Revision
	// The question comes below the card, so that the card can be read while typing.
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.Begin(declineFlow)
}

// DeclineFlow is the flow in which a moderator types a reason. Its only step has
// the effect itself, because the reason is kept nowhere in between.
func DeclineFlow() dialog.Flow {
	return dialog.Flow{
		ID: declineFlow,
		Steps: []dialog.Step{{
			ID: "reason", Ask: askReason, Take: takeReason,
			Answered: func(*dialog.Turn) (bool, error) { return false, nil },
		}},
		Finish: func(*dialog.Turn) error { return nil },
		Cancel: cancelReason,
	}
}

func askReason(t *dialog.Turn) (dialog.Screen, error) {
	p, err := reasonSubject(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{proposal.Named(p), dialog.Say("reason_ask")}}
	screen.Row(t.CancelButton())
	return screen, nil
}

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

// cancelReason leads back to the card, which appears in place of the question.
func cancelReason(t *dialog.Turn) error {
	p, err := reasonSubject(t)
	if err != nil {
		return giveUp(t, err)
	}
	screen := proposal.Card(t, *t.Staff, p)
	if t.Input.Kind == dialog.Pressed {
		// The message with the question becomes the card, so it must stay in its slot.
		if err := leaveReason(t); err != nil {
			return err
		}
		return show(t, proposal.CardSlot(p.Seq), dialog.ScreenSlot, screen)
	}
	t.ShowIn(proposal.CardSlot(p.Seq), "", screen)
	return endReason(t)
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
