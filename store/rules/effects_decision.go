package rules

import (
	"time"

	"usynys/store"
)

// applyDecision stores a decision, and schedules the notice to the author for the end of
// the undo window.
func applyDecision(p *store.Proposal, env environment, change Change) error {
	if change.Action == store.ActionDecline && p.VotedBy(env.catalogue, change.By.ID) {
		return ErrSecondVote
	}
	p.Decision = store.Decision{
		Action: change.Action, By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason, FirstVote: p.Vote,
	}
	p.Vote = store.Vote{}
	if p.FirstResponseAt.IsZero() {
		p.FirstResponseAt = p.Decision.At
	}
	undo := time.Duration(env.catalogue.Moderation.UndoWindow)
	if undo == 0 {
		return nil // the author is notified at once
	}
	p.NotifyAt = p.Decision.At.Add(undo)
	return env.tx.SetAlarm(store.Alarm{At: p.NotifyAt, Kind: store.AlarmNotify, Subject: uint64(p.Seq)})
}

// applyVote stores the first of two votes for declining.
func applyVote(p *store.Proposal, _ environment, change Change) error {
	p.Vote = store.Vote{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason}
	return nil
}

// linkDuplicate makes the proposal a duplicate of another. An original is never a
// duplicate itself, so that there are no chains and no cycles.
func linkDuplicate(p *store.Proposal, env environment, change Change) error {
	main, err := env.tx.Proposal(change.Original)
	switch {
	case err != nil:
		return err
	case main.Seq == p.Seq:
		return ErrDuplicateOfItself
	case main.Original != 0:
		return &DuplicateError{Original: main.Original}
	case !store.Authorized(change.By, store.RightRead, main):
		return ErrNotAuthorized
	}
	for _, err := range env.tx.DuplicatesOf(p.Seq, 0) {
		if err != nil {
			return err
		}
		return ErrHasDuplicates
	}
	p.Original, p.OriginalNumber = main.Seq, main.Number
	return applyDecision(p, env, change)
}

// undoDecision undoes a decision that the author was not notified of, or the first of two
// votes.
func undoDecision(p *store.Proposal, env environment, change Change) error {
	switch {
	case p.Status.Open() && !p.Vote.Given():
		return &ConflictError{Proposal: *p}
	case p.Status.Open() && p.Vote.By == change.By.ID:
		p.Vote = store.Vote{}
		return nil
	case p.Status.Open():
		return ErrNotAuthorized
	case p.Decision.By != change.By.ID:
		return ErrNotAuthorized
	case !p.Undoable() || !change.At.Before(p.NotifyAt):
		return ErrAuthorNotified
	}
	if p.FirstResponseAt.Equal(p.Decision.At) {
		p.FirstResponseAt = time.Time{}
	}
	p.Vote = p.Decision.FirstVote
	clearDecision(p)
	return env.tx.ClearAlarm(store.AlarmNotify, uint64(p.Seq))
}

func notifyAuthor(p *store.Proposal, env environment, _ Change) error {
	p.NotifyAt = time.Time{}
	return env.tx.ClearAlarm(store.AlarmNotify, uint64(p.Seq))
}

// reopenProposal returns a proposal to the queue whose author was notified.
func reopenProposal(p *store.Proposal, env environment, _ Change) error {
	if p.Undoable() {
		return ErrAuthorNotNotified
	}
	return requeue(p, env)
}

func disputeDuplicate(p *store.Proposal, env environment, change Change) error {
	p.NotDuplicate = true
	return reopenProposal(p, env, change)
}

// requeue makes a closed proposal wait like any other: with a new deadline, without a
// lease, at escalation level 0, and without the reply that its author had begun, which
// must not become the reply to a later question.
func requeue(p *store.Proposal, env environment) error {
	if !p.Undoable() {
		archiveDecision(p)
	}
	clearDecision(p)
	p.Vote = store.Vote{}
	p.DueOn = env.catalogue.Deadline.Due(env.today)
	p.EscalationLevel = 0
	if err := store.Leases.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	if err := store.ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	return env.tx.ClearAlarm(store.AlarmNotify, uint64(p.Seq))
}

// archiveDecision keeps a decision that the author was notified of and that ends now.
func archiveDecision(p *store.Proposal) { p.PastDecisions = append(p.PastDecisions, p.Decision) }

// clearDecision removes the decision and the link.
func clearDecision(p *store.Proposal) {
	p.Decision, p.NotifyAt, p.Original, p.OriginalNumber = store.Decision{}, time.Time{}, 0, ""
}
