package store

func assign(p *Proposal, _ rules, change Change) error {
	p.Assignee, p.AssigneeName = change.Assignee.ID, change.Assignee.Name
	if p.Status == Asked {
		p.Question().Assigned = p.Assignee != 0
	}
	return nil
}

// answerTo gives an answered proposal to whom it was assigned since the question, or
// else to who asked. If it is not theirs any more it is nobody's in particular.
func answerTo(p *Proposal, rules rules) error {
	if question := p.Question(); !question.Assigned {
		p.Assignee, p.AssigneeName = question.AskedBy, question.AskedByName
	}
	return keepAssignee(p, rules)
}

// move ends what was begun under the old region or topic by somebody who has nothing
// to do with the new one; a vote was given on it as one of the old. Those of a new
// region have heard nothing of it yet.
func move(p *Proposal, rules rules, change Change) error {
	p.Vote = Vote{}
	if change.Topic != "" {
		p.Topic = change.Topic
	}
	if change.Region != "" && change.Region != p.Region {
		p.Region, p.Escalated = change.Region, 0
	}
	err := keepAssignee(p, rules)
	if p.Status == Asked && p.Assignee == 0 {
		p.Question().Assigned = false // the answer goes to who asked
	}
	if err != nil {
		return err
	}
	return keepLease(p, rules)
}

// keepAssignee takes a proposal from somebody who may not read it any more.
func keepAssignee(p *Proposal, rules rules) error {
	staff, err := StaffOf(rules.tx, p.Assignee)
	if err == nil && !May(staff, Read, *p) {
		p.Assignee, p.AssigneeName = 0, ""
	}
	return err
}

// keepLease ends the work of somebody who may not decide on a proposal any more.
func keepLease(p *Proposal, rules rules) error {
	lease, err := LeaseOf(rules.tx, p.Seq)
	if err != nil || lease.By == 0 {
		return err
	}
	staff, err := StaffOf(rules.tx, lease.By)
	if err != nil || May(staff, Decide, *p) {
		return err
	}
	return rules.tx.DeleteLease(p.Seq)
}
