package team

import (
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// MemberScopeAction changes a member's scope.
const MemberScopeAction = "member_scope"

// scopeFlow is the id of the flow that asks for a member's scope.
const scopeFlow = "scope"

// MemberScope begins the flow that asks for a member's scope.
func MemberScope(t *dialog.Turn) error {
	return changeMember(t, func(member store.Staff, _ string) error {
		switch {
		case member.Configured:
			return rules.ErrConfiguredStaff
		case member.ID == t.Staff.ID:
			return rules.ErrSelfChange
		case !t.Staff.Scope.Contains(member.Scope):
			return rules.ErrNotAuthorized
		}
		return beginFlow(t, scopeFlow, store.AdminDraft{Member: member.ID, MemberFingerprint: member.Fingerprint(), Scope: member.Scope})
	})
}

// ScopeFlow asks for a member's scope.
func ScopeFlow() dialog.Flow {
	return dialog.Flow{
		ID: scopeFlow, Right: store.RightManage,
		Steps:  []dialog.Step{regionsStep(), topicsStep()},
		Finish: finishScope,
		Cancel: func(t *dialog.Turn) error {
			t.LeaveFlow()
			return backToMember(t, nil)
		},
	}
}

func finishScope(t *dialog.Turn) error {
	chosen := t.Staff.AdminDraft
	member, err := store.FindStaff(t.Tx, chosen.Member)
	switch {
	case err != nil:
		return err
	case member.Role == "" || member.Fingerprint() != chosen.MemberFingerprint:
		return backToMember(t, []dialog.Text{dialog.Say("member_changed")})
	}
	before, after, err := rules.ChangeStaff(t.Tx, *t.Staff, t.Now, member.ID, rules.Appointment{Role: member.Role, Scope: chosen.Scope})
	if err := explainRefusal(err); err != nil {
		if problem := dialog.ProblemOf(err); problem != nil {
			return backToMember(t, []dialog.Text{problem.Text})
		}
		return err
	}
	if err := applyStaffChange(t, t.Staff.ID, before, after); err != nil {
		return err
	}
	return backToMember(t, []dialog.Text{dialog.Say("member_done")})
}

// backToMember ends the flow and shows the member, below the texts of first.
func backToMember(t *dialog.Turn, first []dialog.Text) error {
	member, err := store.FindStaff(t.Tx, t.Staff.AdminDraft.Member)
	if err != nil {
		return err
	}
	screen, err := memberScreen(t, member)
	if err != nil {
		return err
	}
	if err := replaceQuestion(t, screen.Prepend(first...)); err != nil {
		return err
	}
	return endFlow(t)
}
