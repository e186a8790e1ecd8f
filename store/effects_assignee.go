package store

func assignProposal(p *Proposal, _ environment, change Change) error {
	p.Assignee, p.AssigneeName = change.Assignee.ID, change.Assignee.Name
	if p.Status == Asked {
		p.Question().Assigned = p.Assignee != 0
	}
	return nil
}

// moveProposal changes the topic or the region. The vote for declining ends, which was
// given on it as one of the old, and so do the assignment and the lease of staff whose
// scope does not have the new. In a new region no staff were told yet that it is late.
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
		p.Question().Assigned = false // the reply goes to the moderator who asked
	}
	return dropUnauthorizedLease(p, env)
}

// dropUnauthorizedAssignee takes a proposal from an assignee who may not read it any more.
func dropUnauthorizedAssignee(p *Proposal, env environment) error {
	staff, err := StaffOf(env.tx, p.Assignee)
	if err == nil && !May(staff, Read, *p) {
		p.Assignee, p.AssigneeName = 0, ""
	}
	return err
}

// dropUnauthorizedLease ends the lease of a moderator who may not decide on the proposal
// any more.
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
