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

// reply stores the author's reply and returns the proposal to the queue. A vote for
// declining ends, since it was given without knowing the reply.
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

// lapseProposal closes a proposal whose author did not reply after the last reminder.
func lapseProposal(p *Proposal, env environment, change Change) error {
	p.Decision = Decision{Action: ActionLapse, At: change.At.UTC()}
	return env.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}

// resumeProposal asks the question of a lapsed proposal again.
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

// scheduleReminder sets the alarm for the next reminder; after the last, for closing the
// proposal.
func scheduleReminder(p *Proposal, env environment) error {
	at := env.catalogue.Moderation.NextReminder(p.Question())
	return env.tx.SetAlarm(Alarm{At: at, Kind: AlarmRemind, Subject: uint64(p.Seq)})
}

// withdrawQuestion returns the proposal to the queue without a reply.
func withdrawQuestion(p *Proposal, env environment, change Change) error {
	p.Question().WithdrawnAt = change.At.UTC()
	return resumeDeadline(p, env)
}

// resumeDeadline lets the promised days run again, as many as were left. A reply that
// the author has begun is deleted: it must not become the reply to a later question.
func resumeDeadline(p *Proposal, env environment) error {
	p.DueOn = env.catalogue.Answer.After(env.today, p.DaysLeft)
	p.DaysLeft, p.Escalated = 0, 0
	if err := ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	return env.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}

// returnToAsker assigns the proposal to the moderator who asked, unless it was assigned
// since. An assignee who may not read it any more is dropped.
func returnToAsker(p *Proposal, env environment) error {
	if question := p.Question(); !question.Assigned {
		p.Assignee, p.AssigneeName = question.AskedBy, question.AskedByName
	}
	return dropUnauthorizedAssignee(p, env)
}
