package store

import (
	"slices"
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
		if err != nil {
			return err
		}
		return ErrHasLinked
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

func ask(p *Proposal, rules rules, change Change) error {
	p.Dialogue = append(p.Dialogue, Exchange{
		AskedBy: change.By.ID, AskedByName: change.By.Name, Question: change.Text, Language: change.Language, AskedAt: change.At.UTC(),
	})
	p.DaysLeft = rules.catalogue.Answer.Left(rules.today, p.DueOn)
	if p.AnsweredAt.IsZero() {
		p.AnsweredAt = change.At.UTC()
	}
	return remindLater(p, rules)
}

// answer brings the proposal back to who looks after it. A vote was given without
// knowing the answer.
func answer(p *Proposal, rules rules, change Change) error {
	question := p.Question()
	question.Answer, question.Attachments = change.Text, withoutMessages(change.Attachments)
	question.AnsweredAt = change.At.UTC()
	p.Flags = append(p.Flags, rules.catalogue.Flags(change.Text)...)
	slices.Sort(p.Flags)
	p.Flags = slices.Compact(p.Flags)
	p.Vote = Vote{}
	if err := answerTo(p, rules); err != nil {
		return err
	}
	return asksNoMore(p, rules)
}

// lapse closes a proposal whose author was reminded in vain.
func lapse(p *Proposal, rules rules, change Change) error {
	p.Decision = Decision{Action: ActionLapse, At: change.At.UTC()}
	return rules.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}

// resume asks the question anew.
func resume(p *Proposal, rules rules, change Change) error {
	remember(p)
	p.Decision = Decision{}
	question := p.Question()
	question.ResumedAt, question.Reminded, question.RemindedAt = change.At.UTC(), 0, time.Time{}
	return remindLater(p, rules)
}

func remind(p *Proposal, rules rules, change Change) error {
	question := p.Question()
	question.Reminded++
	question.RemindedAt = change.At.UTC()
	return remindLater(p, rules)
}

// remindLater sets the alarm for the next reminder, or for the closing after the
// last.
func remindLater(p *Proposal, rules rules) error {
	at := rules.catalogue.Moderation.NextReminder(p.Question())
	return rules.tx.SetAlarm(Alarm{At: at, Kind: AlarmRemind, Subject: uint64(p.Seq)})
}

func note(p *Proposal, _ rules, change Change) error {
	p.Notes = append(p.Notes, Note{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Text: change.Text})
	return nil
}

func tell(p *Proposal, rules rules, _ Change) error {
	p.TellAt = time.Time{}
	return rules.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

func escalate(p *Proposal, _ rules, change Change) error {
	p.Escalated = max(p.Escalated+1, change.Circle)
	return nil
}

func unchanged(*Proposal, rules, Change) error { return nil }
