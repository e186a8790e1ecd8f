package store

import (
	"time"
)

// applyDecision stores a decision, and schedules the notice to the author for the end of
// the undo window.
func applyDecision(p *Proposal, env environment, change Change) error {
	if change.Action == ActionDecline && p.VotedBy(env.catalogue, change.By.ID) {
		return ErrSecondVote
	}
	p.Decision = Decision{
		Action: change.Action, By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason, First: p.Vote,
	}
	p.Vote = Vote{}
	if p.AnsweredAt.IsZero() {
		p.AnsweredAt = p.Decision.At
	}
	undo := time.Duration(env.catalogue.Moderation.Undo)
	if undo == 0 {
		return nil // the author is notified at once
	}
	p.TellAt = p.Decision.At.Add(undo)
	return env.tx.SetAlarm(Alarm{At: p.TellAt, Kind: AlarmTell, Subject: uint64(p.Seq)})
}

// applyVote stores the first of two votes for declining.
func applyVote(p *Proposal, _ environment, change Change) error {
	p.Vote = Vote{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason}
	return nil
}

// linkDuplicate makes the proposal a duplicate of another. An original is never a
// duplicate itself, so that there are no chains and no circles.
func linkDuplicate(p *Proposal, env environment, change Change) error {
	main, err := env.tx.Proposal(change.Main)
	switch {
	case err != nil:
		return err
	case main.Seq == p.Seq:
		return ErrLinkedToItself
	case main.Main != 0:
		return &LinkedError{To: main.Main}
	case !May(change.By, Read, main):
		return ErrNotEntitled
	}
	for _, err := range env.tx.LinkedTo(p.Seq) {
		if err != nil {
			return err
		}
		return ErrHasLinked
	}
	p.Main, p.MainNumber = main.Seq, main.Number
	return applyDecision(p, env, change)
}

// undoDecision undoes a decision that the author was not notified of, or the first of two
// votes.
func undoDecision(p *Proposal, env environment, change Change) error {
	switch {
	case p.Status.Open() && !p.Vote.Given():
		return &OvertakenError{Proposal: *p}
	case p.Status.Open() && p.Vote.By == change.By.ID:
		p.Vote = Vote{}
		return nil
	case p.Status.Open():
		return ErrNotEntitled
	case p.Decision.By != change.By.ID:
		return ErrNotEntitled
	case !p.Pending() || !change.At.Before(p.TellAt):
		return ErrTooLate
	}
	if p.AnsweredAt.Equal(p.Decision.At) {
		p.AnsweredAt = time.Time{}
	}
	p.Vote = p.Decision.First
	clearDecision(p)
	return env.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

func notifyAuthor(p *Proposal, env environment, _ Change) error {
	p.TellAt = time.Time{}
	return env.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

// reopenProposal returns a proposal to the queue whose author was notified.
func reopenProposal(p *Proposal, env environment, _ Change) error {
	if p.Pending() {
		return ErrTooEarly
	}
	return requeue(p, env)
}

func disputeDuplicate(p *Proposal, env environment, change Change) error {
	p.Different = true
	return reopenProposal(p, env, change)
}

// requeue makes a closed proposal wait like any other: with a new deadline, without a
// lease, at escalation level 0, and without the reply that its author had begun, which
// must not become the reply to a later question.
func requeue(p *Proposal, env environment) error {
	if !p.Pending() {
		archiveDecision(p)
	}
	clearDecision(p)
	p.Vote = Vote{}
	p.DueOn = env.catalogue.Answer.Due(env.today)
	p.Escalated = 0
	if err := Leases.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	if err := ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	return env.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

// archiveDecision keeps a decision that the author was notified of and that ends now.
func archiveDecision(p *Proposal) { p.Past = append(p.Past, p.Decision) }

// clearDecision removes the decision and the link.
func clearDecision(p *Proposal) {
	p.Decision, p.TellAt, p.Main, p.MainNumber = Decision{}, time.Time{}, 0, ""
}
