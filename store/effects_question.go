package store

import (
	"errors"
	"slices"
	"time"
)

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
	return errors.Join(answerTo(p, rules), asksNoMore(p, rules))
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

// unask brings the proposal back without an answer. What the author had begun to
// write answers nothing any more: a later question must not find it.
func unask(p *Proposal, rules rules, change Change) error {
	p.Question().WithdrawnAt = change.At.UTC()
	return asksNoMore(p, rules)
}

// asksNoMore has the promised days run again.
func asksNoMore(p *Proposal, rules rules) error {
	p.DueOn = rules.catalogue.Answer.After(rules.today, p.DaysLeft)
	p.DaysLeft, p.Escalated = 0, 0
	return errors.Join(rules.tx.DeleteReply(p.Seq), rules.tx.ClearAlarm(AlarmRemind, uint64(p.Seq)))
}

// answerTo gives an answered proposal to whom it was assigned since the question, or
// else to who asked. If it is not theirs any more it is nobody's in particular.
func answerTo(p *Proposal, rules rules) error {
	if question := p.Question(); !question.Assigned {
		p.Assignee, p.AssigneeName = question.AskedBy, question.AskedByName
	}
	return keepAssignee(p, rules)
}
