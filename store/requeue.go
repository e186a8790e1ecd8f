package store

import (
	"time"
)

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
	if err := rules.tx.DeleteLease(p.Seq); err != nil {
		return err
	}
	if err := rules.tx.DeleteReply(p.Seq); err != nil {
		return err
	}
	return rules.tx.ClearAlarm(AlarmTell, uint64(p.Seq))
}

// remember keeps a decision of which the author knows and that is about to end.
func remember(p *Proposal) { p.Past = append(p.Past, p.Decision) }

// takeBack leaves nothing of a decision.
func takeBack(p *Proposal) {
	p.Decision, p.TellAt, p.Main, p.MainNumber = Decision{}, time.Time{}, 0, ""
}
