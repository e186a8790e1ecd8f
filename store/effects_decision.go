package store

import "time"

// applyDecision is what accepting and declining change besides the status.
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
		return nil // the author is told at once
	}
	p.TellAt = p.Decision.At.Add(undo)
	return env.tx.SetAlarm(Alarm{At: p.TellAt, Kind: AlarmTell, Subject: uint64(p.Seq)})
}

// applyVote puts the first of two votes for declining.
func applyVote(p *Proposal, _ environment, change Change) error {
	p.Vote = Vote{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason}
	return nil
}

// linkDuplicate makes the proposal a duplicate. What others are linked to is never linked
// itself, so that neither chains nor circles arise.
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

// undoDecision takes back a decision that the author has not been told of, or the first of
// two votes.
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

// reopenProposal puts a proposal back into the queue after its author was told.
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

// requeue makes of a proposal that was closed one that waits like any other: an
// answer is promised anew, nobody works on it, and it can be late again. What its author
// had begun to answer is no answer to a later question.
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

// archiveDecision keeps a decision of which the author knows and that is about to end.
func archiveDecision(p *Proposal) { p.Past = append(p.Past, p.Decision) }

// clearDecision leaves nothing of a decision.
func clearDecision(p *Proposal) {
	p.Decision, p.TellAt, p.Main, p.MainNumber = Decision{}, time.Time{}, 0, ""
}
