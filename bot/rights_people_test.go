package bot

import (
	"slices"
	"testing"

	"usynys/store"
	"usynys/store/rules"
)

// candidate is a person who tries everything, with the rights they hold, and those they
// hold over the proposals, which are about housing in KZ-10 by author 1.
type candidate struct {
	name string
	id   store.PersonID
	// welcomed is set for a person who has finished the welcome.
	welcomed bool
	staff    store.Staff
	// assigned is set for the assignee of the proposals.
	assigned      bool
	holds, overIt []store.Right
	prepare       func(d *direct)
}

func candidates() []candidate {
	here, elsewhere := store.Scope{Regions: []string{"KZ-10"}, Topics: []string{"housing"}}, store.Scope{Regions: []string{"KZ-75"}}
	decides := []store.Right{store.RightParticipate, store.RightRead, store.RightDecide, store.RightFigures}
	// A reader may be the assignee of a proposal, see dialog.Turn.HasRight.
	reads := []store.Right{store.RightParticipate, store.RightRead, store.RightFigures}
	all := append(slices.Clone(decides), store.RightManage, store.RightReveal)
	participant := []store.Right{store.RightParticipate}
	moderator := func(scope store.Scope) store.Staff { return store.Staff{Role: store.RoleModerator, Scope: scope} }
	list := []candidate{
		{name: "a stranger"},
		{name: "a participant", welcomed: true, holds: participant},
		{name: "a blocked participant", welcomed: true, holds: participant, prepare: blocked},
		{name: "a dismissed moderator", welcomed: true, holds: participant, prepare: dismissed},
		{name: "the author", id: 1, welcomed: true, holds: participant, overIt: participant},
		{name: "a moderator", welcomed: true, staff: moderator(here), holds: decides, overIt: decides},
		{name: "a moderator of another region", welcomed: true, staff: moderator(elsewhere), holds: decides},
		{name: "a moderator of another topic", welcomed: true, staff: moderator(store.Scope{Topics: []string{"grants"}}), holds: decides},
		{name: "a coordinator", welcomed: true, staff: store.Staff{Role: store.RoleCoordinator}, holds: reads, overIt: reads},
		{
			name: "the coordinator who looks after it", welcomed: true, staff: store.Staff{Role: store.RoleCoordinator, Scope: here},
			assigned: true, holds: decides, overIt: decides,
		},
		{
			name: "a coordinator of another region who looks after it", welcomed: true,
			staff: store.Staff{Role: store.RoleCoordinator, Scope: elsewhere}, assigned: true, holds: reads,
		},
		{name: "an administrator of another region", welcomed: true, staff: store.Staff{Role: store.RoleAdministrator, Scope: elsewhere}, holds: all},
		{name: "an administrator", welcomed: true, staff: store.Staff{Role: store.RoleAdministrator}, holds: all, overIt: all},
	}
	for i := range list {
		if list[i].id == 0 {
			list[i].id = 2
		}
		list[i].staff.ID = list[i].id
	}
	return list
}

func blocked(d *direct) {
	d.change(func(tx store.Tx) error {
		return store.Blocks.Put(tx, store.Block{Person: 2, Proposal: 1, By: 9, At: d.now()})
	})
}

// dismissed leaves the person in the middle of a task.
func dismissed(d *direct) {
	d.change(func(tx store.Tx) error {
		return store.Sessions.Put(tx, store.Session{Person: 2, Flow: "task", Step: "type", Revision: 7, Task: store.Task{Action: store.ActionDecline, Proposal: 1, Revision: 1}})
	})
}

// may reports whether a candidate meets a requirement.
func (c candidate) may(r requirement) bool {
	switch {
	case r.right == store.RightNone:
		return true
	case !slices.Contains(c.holds, r.right):
		return false
	case r.of == ofOneself:
		return true
	case r.of == ofTheAuthor:
		return c.id == 1
	}
	return slices.Contains(c.overIt, r.right)
}

// enter returns a bot with proposals in every status, and the candidate.
func (c candidate) enter(t *testing.T) *direct {
	t.Helper()
	d := inStaffGroup(t)
	d.catalogue.Limits.MessagesPerMinute = 1_000_000 // no warning about it
	d.hire(store.Staff{ID: 9, Role: store.RoleAdministrator, Name: "A"})
	for range proposalsToTry {
		submitOne(d)
	}
	d.change(func(tx store.Tx) error {
		for _, change := range []rules.Change{
			{Proposal: 2, Action: store.ActionAsk, Text: "В каком колледже?", Language: store.Russian},
			{Proposal: 3, Action: store.ActionLink, Original: 1},
			{Proposal: 3, Action: store.ActionNotify},
			{Proposal: 4, Action: store.ActionAsk, Text: "В каком колледже?", Language: store.Russian},
			{Proposal: 4, Action: store.ActionLapse},
			{Proposal: 5, Action: store.ActionAccept},
		} {
			change.At = d.now()
			if change.Action != store.ActionNotify && change.Action != store.ActionLapse {
				change.By = store.Staff{ID: 9, Role: store.RoleAdministrator}
			}
			if _, err := rules.Apply(tx, *d.catalogue, d.zone, change); err != nil {
				return err
			}
		}
		return nil
	})
	if c.welcomed {
		d.welcome(int64(c.id), store.Russian)
	}
	if c.staff.Role != "" {
		c.staff.Name, c.staff.LastSeen = "A", d.now()
		d.change(func(tx store.Tx) error { return store.StaffRecords.Put(tx, c.staff) })
	}
	if c.assigned {
		d.change(func(tx store.Tx) error {
			for seq := range store.Seq(proposalsToTry) {
				p, err := tx.Proposal(seq + 1)
				if err != nil {
					return err
				}
				p.Assignee = c.id
				if err := tx.SaveProposal(p); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if c.prepare != nil {
		c.prepare(d)
	}
	return d
}

// proposalsToTry is how many there are: submitted, asked, linked, closed, and
// accepted a moment ago.
const proposalsToTry = 5
