package store

func assignProposal(p *Proposal, _ environment, change Change) error {
	p.Assignee, p.AssigneeName = change.Assignee.ID, change.Assignee.Name
	if p.Status == Asked {
		p.Question().Assigned = p.Assignee != 0
	}
	return nil
}

// moveProposal ends what was begun under the old region or topic by somebody who has nothing
// to do with the new one; a vote was given on it as one of the old. Those of a new
// region have heard nothing of it yet.
func moveProposal(p *Proposal, env environment, change Change) error {
	p.Vote = Vote{}
	if change.Topic != "" {
		p.Topic = change.Topic
	}
	if change.Region != "" && change.Region != p.Region {
		p.Region, p.Escalated = change.Region, 0
	}
	if err := dropUnauthorizedAssignee(p, env); err != nil {
		return err
	}
	if p.Status == Asked && p.Assignee == 0 {
		p.Question().Assigned = false // the answer goes to who asked
	}
	return dropUnauthorizedLease(p, env)
}

// dropUnauthorizedAssignee takes a proposal from somebody who may not read it any more.
func dropUnauthorizedAssignee(p *Proposal, env environment) error {
	staff, err := StaffOf(env.tx, p.Assignee)
	if err == nil && !May(staff, Read, *p) {
		p.Assignee, p.AssigneeName = 0, ""
	}
	return err
}

// dropUnauthorizedLease ends the work of somebody who may not decide on a proposal any more.
func dropUnauthorizedLease(p *Proposal, env environment) error {
	lease, err := LeaseOf(env.tx, p.Seq)
	if err != nil || lease.By == 0 {
		return err
	}
	staff, err := StaffOf(env.tx, lease.By)
	if err != nil || May(staff, Decide, *p) {
		return err
	}
	return Leases.Delete(env.tx, p.Seq)
}

func addNote(p *Proposal, _ environment, change Change) error {
	p.Notes = append(p.Notes, Note{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Text: change.Text})
	return nil
}

func raiseEscalation(p *Proposal, _ environment, change Change) error {
	p.Escalated = max(p.Escalated+1, change.Circle)
	return nil
}

func unchanged(*Proposal, environment, Change) error { return nil }
