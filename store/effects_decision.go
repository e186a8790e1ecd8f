package store

import (
	"errors"
	"time"
)

// decide is what accepting and declining change besides the status.
func decide(p *Proposal, rules rules, change Change) error {
	if change.Action == ActionDecline && p.VotedBy(rules.catalogue, change.By.ID) {
		return ErrSecondVote
	}
	p.Decision = Decision{
		Action: change.Action, By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason, First: p.Vote,
	}
	p.Vote = Vote{}
	if p.AnsweredAt.IsZero() {
		p.AnsweredAt = p.Decision.At
	}
	undo := time.Duration(rules.catalogue.Moderation.Undo)
	if undo == 0 {
		return nil // the author is told at once
	}
	p.TellAt = p.Decision.At.Add(undo)
	return rules.tx.SetAlarm(Alarm{At: p.TellAt, Kind: AlarmTell, Subject: uint64(p.Seq)})
}

// vote puts the first of two votes for declining.
func vote(p *Proposal, _ rules, change Change) error {
	p.Vote = Vote{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Reason: change.Reason}
	return nil
}

// link makes the proposal a duplicate. What others are linked to is never linked
// itself, so that neither chains nor circles arise.
func link(p *Proposal, rules rules, change Change) error {
	main, err := rules.tx.Proposal(change.Main)
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
	for _, err := range rules.tx.LinkedTo(p.Seq) {
		return errors.Join(ErrHasLinked, err)
	}
	p.Main, p.MainNumber = main.Seq, main.Number
	return decide(p, rules, change)
}

// undo takes back a decision that the author has not been told of, or the first of
// two votes.
func undo(p *Proposal, rules rules, change Change) error {
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
	takeBack(p)
	return rules.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

func tell(p *Proposal, rules rules, _ Change) error {
	p.TellAt = time.Time{}
	return rules.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

// reopen puts a proposal back into the queue after its author was told.
func reopen(p *Proposal, rules rules, _ Change) error {
	if p.Pending() {
		return ErrTooEarly
	}
	return requeue(p, rules)
}

func differ(p *Proposal, rules rules, change Change) error {
	p.Different = true
	return reopen(p, rules, change)
}

// requeue makes of a proposal that was closed one that waits like any other: an
// answer is promised anew, nobody works on it, and it can be late again. What its author
// had begun to answer is no answer to a later question.
func requeue(p *Proposal, rules rules) error {
	if !p.Pending() {
		remember(p)
	}
	takeBack(p)
	p.Vote = Vote{}
	p.DueOn = rules.catalogue.Answer.Due(rules.today)
	p.Escalated = 0
	return errors.Join(
		rules.tx.DeleteLease(p.Seq), rules.tx.DeleteReply(p.Seq), rules.tx.ClearAlarm(AlarmTell, uint64(p.Seq)),
	)
}

// remember keeps a decision of which the author knows and that is about to end.
func remember(p *Proposal) { p.Past = append(p.Past, p.Decision) }

// takeBack leaves nothing of a decision.
func takeBack(p *Proposal) {
	p.Decision, p.TellAt, p.Main, p.MainNumber = Decision{}, time.Time{}, 0, ""
}
