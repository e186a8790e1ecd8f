package store

import (
	"slices"
	"time"
)

func askAuthor(p *Proposal, env environment, change Change) error {
	p.Dialogue = append(p.Dialogue, Exchange{
		AskedBy: change.By.ID, AskedByName: change.By.Name, Question: change.Text, Language: change.Language, AskedAt: change.At.UTC(),
	})
	p.DaysLeft = env.catalogue.Answer.Left(env.today, p.DueOn)
	if p.AnsweredAt.IsZero() {
		p.AnsweredAt = change.At.UTC()
	}
	return scheduleReminder(p, env)
}

// reply brings the proposal back to who looks after it. A vote was given without
// knowing the answer.
func reply(p *Proposal, env environment, change Change) error {
	question := p.Question()
	question.Answer, question.Attachments = change.Text, withoutMessageIDs(change.Attachments)
	question.AnsweredAt = change.At.UTC()
	p.Flags = append(p.Flags, env.catalogue.Flags(change.Text)...)
	slices.Sort(p.Flags)
	p.Flags = slices.Compact(p.Flags)
	p.Vote = Vote{}
	if err := returnToAsker(p, env); err != nil {
		return err
	}
	return resumeDeadline(p, env)
}

// lapseProposal closes a proposal whose author was reminded in vain.
func lapseProposal(p *Proposal, env environment, change Change) error {
	p.Decision = Decision{Action: ActionLapse, At: change.At.UTC()}
	return env.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}

// resumeProposal asks the question anew.
func resumeProposal(p *Proposal, env environment, change Change) error {
	archiveDecision(p)
	p.Decision = Decision{}
	question := p.Question()
	question.ResumedAt, question.Reminded, question.RemindedAt = change.At.UTC(), 0, time.Time{}
	return scheduleReminder(p, env)
}

func countReminder(p *Proposal, env environment, change Change) error {
	question := p.Question()
	question.Reminded++
	question.RemindedAt = change.At.UTC()
	return scheduleReminder(p, env)
}

// scheduleReminder sets the alarm for the next reminder, or for the closing after the
// last.
func scheduleReminder(p *Proposal, env environment) error {
	at := env.catalogue.Moderation.NextReminder(p.Question())
	return env.tx.SetAlarm(Alarm{At: at, Kind: AlarmRemind, Subject: uint64(p.Seq)})
}

// withdrawQuestion brings the proposal back without an answer. What the author had begun to
// write answers nothing any more: a later question must not find it.
func withdrawQuestion(p *Proposal, env environment, change Change) error {
	p.Question().WithdrawnAt = change.At.UTC()
	return resumeDeadline(p, env)
}

// resumeDeadline has the promised days run again.
func resumeDeadline(p *Proposal, env environment) error {
	p.DueOn = env.catalogue.Answer.After(env.today, p.DaysLeft)
	p.DaysLeft, p.Escalated = 0, 0
	if err := ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	return env.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}

// returnToAsker gives an answered proposal to whom it was assigned since the question, or
// else to who asked. If it is not theirs any more it is nobody's in particular.
func returnToAsker(p *Proposal, env environment) error {
	if question := p.Question(); !question.Assigned {
		p.Assignee, p.AssigneeName = question.AskedBy, question.AskedByName
	}
	return dropUnauthorizedAssignee(p, env)
}
