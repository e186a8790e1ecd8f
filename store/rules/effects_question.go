package rules

import (
	"slices"
	"time"

	"usynys/store"
)

func askAuthor(p *store.Proposal, env environment, change Change) error {
	p.Questions = append(p.Questions, store.Question{
		AskedBy: change.By.ID, AskedByName: change.By.Name, Text: change.Text, Language: change.Language, AskedAt: change.At.UTC(),
	})
	p.DaysLeft = env.catalogue.Deadline.WorkingDaysLeft(env.today, p.DueOn)
	if p.FirstResponseAt.IsZero() {
		p.FirstResponseAt = change.At.UTC()
	}
	return scheduleReminder(p, env)
}

// reply stores the author's reply and returns the proposal to the queue. A vote for
// declining ends, since it was given without knowing the reply.
func reply(p *store.Proposal, env environment, change Change) error {
	question := p.LatestQuestion()
	question.Reply, question.Attachments = change.Text, withoutMessageIDs(change.Attachments)
	question.RepliedAt = change.At.UTC()
	p.Flags = append(p.Flags, env.catalogue.Flags(change.Text)...)
	slices.Sort(p.Flags)
	p.Flags = slices.Compact(p.Flags)
	p.Vote = store.Vote{}
	if err := returnToAsker(p, env); err != nil {
		return err
	}
	return resumeDeadline(p, env)
}

// lapseProposal closes a proposal whose author did not reply after the last reminder.
func lapseProposal(p *store.Proposal, env environment, change Change) error {
	p.Decision = store.Decision{Action: store.ActionLapse, At: change.At.UTC()}
	return env.tx.ClearAlarm(store.AlarmRemind, uint64(p.Seq))
}

// resumeProposal asks the question of a lapsed proposal again.
func resumeProposal(p *store.Proposal, env environment, change Change) error {
	archiveDecision(p)
	p.Decision = store.Decision{}
	question := p.LatestQuestion()
	question.ResumedAt, question.ReminderCount, question.LastReminderAt = change.At.UTC(), 0, time.Time{}
	return scheduleReminder(p, env)
}

func countReminder(p *store.Proposal, env environment, change Change) error {
	question := p.LatestQuestion()
	question.ReminderCount++
	question.LastReminderAt = change.At.UTC()
	return scheduleReminder(p, env)
}

// scheduleReminder sets the alarm for the next reminder; after the last, for closing the
// proposal.
func scheduleReminder(p *store.Proposal, env environment) error {
	at := env.catalogue.Moderation.NextReminderAt(p.LatestQuestion())
	return env.tx.SetAlarm(store.Alarm{At: at, Kind: store.AlarmRemind, Subject: uint64(p.Seq)})
}

// withdrawQuestion returns the proposal to the queue without a reply.
func withdrawQuestion(p *store.Proposal, env environment, change Change) error {
	p.LatestQuestion().WithdrawnAt = change.At.UTC()
	return resumeDeadline(p, env)
}

// resumeDeadline lets the promised days run again, as many as were left. A reply that
// the author has begun is deleted: it must not become the reply to a later question.
func resumeDeadline(p *store.Proposal, env environment) error {
	p.DueOn = env.catalogue.Deadline.AddWorkingDays(env.today, p.DaysLeft)
	p.DaysLeft, p.EscalationLevel = 0, 0
	if err := store.ReplyDrafts.Delete(env.tx, p.Seq); err != nil {
		return err
	}
	return env.tx.ClearAlarm(store.AlarmRemind, uint64(p.Seq))
}

// returnToAsker assigns the proposal to the moderator who asked, unless it was assigned
// since. An assignee who may not read it any more is dropped.
func returnToAsker(p *store.Proposal, env environment) error {
	if question := p.LatestQuestion(); !question.AssignedSince {
		p.Assignee, p.AssigneeName = question.AskedBy, question.AskedByName
	}
	return dropUnauthorizedAssignee(p, env)
}
