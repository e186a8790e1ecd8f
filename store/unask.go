package store

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
	if err := rules.tx.DeleteReply(p.Seq); err != nil {
		return err
	}
	return rules.tx.ClearAlarm(AlarmRemind, uint64(p.Seq))
}
