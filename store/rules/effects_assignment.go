package rules

import "usynys/store"

func assignProposal(p *store.Proposal, _ environment, change Change) error {
	p.Assignee, p.AssigneeName = change.Assignee.ID, change.Assignee.Name
	if p.Status == store.StatusAsked {
		p.LatestQuestion().AssignedSince = p.Assignee != 0
	}
	return nil
}

// moveProposal changes the topic or the region. It ends the vote for declining, which was
// given for the old ones, and the assignment and the lease of staff whose scope does not
// have the new ones. In a new region no staff were notified yet that it is late.
func moveProposal(p *store.Proposal, env environment, change Change) error {
	p.Vote = store.Vote{}
	if change.Topic != "" {
		p.Topic = change.Topic
	}
	if change.Region != "" && change.Region != p.Region {
		p.Region, p.EscalationLevel = change.Region, 0
	}
	if err := dropUnauthorizedAssignee(p, env); err != nil {
		return err
	}
	if p.Status == store.StatusAsked && p.Assignee == 0 {
		p.LatestQuestion().AssignedSince = false // the reply goes to the moderator who asked
	}
	return dropUnauthorizedLease(p, env)
}

// dropUnauthorizedAssignee takes a proposal from an assignee who may not read it any more.
func dropUnauthorizedAssignee(p *store.Proposal, env environment) error {
	staff, err := store.FindStaff(env.tx, p.Assignee)
	if err == nil && !store.Authorized(staff, store.RightRead, *p) {
		p.Assignee, p.AssigneeName = 0, ""
	}
	return err
}

// dropUnauthorizedLease ends the lease of a moderator who may not decide on the proposal
// any more.
func dropUnauthorizedLease(p *store.Proposal, env environment) error {
	lease, err := store.FindLease(env.tx, p.Seq)
	if err != nil || lease.By == 0 {
		return err
	}
	staff, err := store.FindStaff(env.tx, lease.By)
	if err != nil || store.Authorized(staff, store.RightDecide, *p) {
		return err
	}
	return store.Leases.Delete(env.tx, p.Seq)
}

func addNote(p *store.Proposal, _ environment, change Change) error {
	p.Notes = append(p.Notes, store.Note{By: change.By.ID, ByName: change.By.Name, At: change.At.UTC(), Text: change.Text})
	return nil
}

func raiseEscalation(p *store.Proposal, _ environment, change Change) error {
	p.EscalationLevel = max(p.EscalationLevel+1, change.Level)
	return nil
}

func unchanged(*store.Proposal, environment, Change) error { return nil }
