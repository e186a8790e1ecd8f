package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// MemberScopeAction changes for which regions and topics somebody is there.
const MemberScopeAction = "member_scope"

// scopeFlow is the id of the flow in which somebody's scope is chosen.
const scopeFlow = "scope"

// MemberScope asks for which regions and topics a member of the staff is there.
func MemberScope(t *dialog.Turn) error {
	return change(t, func(member store.Staff, _ string) error {
		switch {
		case member.Configured:
			return store.ErrConfigured
		case member.ID == t.Staff.ID:
			return store.ErrOneself
		case !t.Staff.Scope.Contains(member.Scope):
			return store.ErrNotEntitled
		}
		return begin(t, scopeFlow, store.Upkeep{Member: member.ID, Seen: member.Stamp(), Scope: member.Scope})
	})
}

// ScopeFlow is the flow in which somebody's scope is chosen.
func ScopeFlow() dialog.Flow {
	return dialog.Flow{
		ID: scopeFlow, Right: store.Manage,
		Steps:  []dialog.Step{regionsStep(), topicsStep()},
		Finish: finishScope,
		Cancel: func(t *dialog.Turn) error {
			t.Leave()
			return backToMember(t, nil)
		},
	}
}

func finishScope(t *dialog.Turn) error {
	chosen := t.Staff.Upkeep
	member, err := store.StaffOf(t.Tx, chosen.Member)
	switch {
	case err != nil:
		return err
	case member.Role == "" || member.Stamp() != chosen.Seen:
		return backToMember(t, []dialog.Text{dialog.Say("member_changed")})
	}
	before, after, err := store.ChangeStaff(t.Tx, *t.Staff, t.Now, member.ID, store.Appointment{Role: member.Role, Scope: chosen.Scope})
	if err := refused(err); err != nil {
		if problem := dialog.ProblemOf(err); problem != nil {
			return backToMember(t, []dialog.Text{problem.Text})
		}
		return err
	}
	if err := changed(t, t.Staff.ID, before, after); err != nil {
		return err
	}
	return backToMember(t, []dialog.Text{dialog.Say("member_done")})
}

// backToMember ends the flow and shows whose scope it was about, with something to
// tell on top.
func backToMember(t *dialog.Turn, first []dialog.Text) error {
	member, err := store.StaffOf(t.Tx, t.Staff.Upkeep.Member)
	if err != nil {
		return err
	}
	screen, err := memberScreen(t, member)
	if err != nil {
		return err
	}
	if err := instead(t, screen.With(first...)); err != nil {
		return err
	}
	return end(t)
}
