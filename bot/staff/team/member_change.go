package team

import (
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// MemberEndAction dismisses a member.
const MemberEndAction = "member_end"

const confirmEnd = "yes"

// MemberEnd asks for confirmation, or dismisses a member.
func MemberEnd(t *dialog.Turn) error {
	return changeMember(t, func(member store.Staff, chosen string) error {
		if chosen != confirmEnd {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_end_role", dialog.Data{"Name": staffName(member), "Role": roleName(member.Role)})}}
			screen.AddRow(memberButton(member, "button_end_role", MemberEndAction, confirmEnd))
			screen.AddRow(desk.ActionButton("button_back", MemberAction, member.ID.String()))
			t.ShowIn(dialog.ListSlot, "", screen)
			return nil
		}
		before, err := rules.DismissStaff(t.Tx, *t.Staff, t.Now, member.ID)
		if err != nil {
			return err
		}
		after := store.Staff{ID: member.ID}
		if err := applyStaffChange(t, t.Staff.ID, before, after); err != nil {
			return err
		}
		if member.ID == t.Staff.ID {
			t.Staff, t.Person.FormerStaffName = nil, before.Name
			t.ShowIn(dialog.ListSlot, "", changeScreen(t, before, after))
			return nil
		}
		done := dialog.Say("member_ended", dialog.Data{"Name": staffName(before)})
		t.Toast = &done
		screen, err := staffScreen(t, 0)
		t.ShowIn(dialog.ListSlot, "", screen.Prepend(done))
		return err
	})
}

// MemberRevealAction grants or revokes the right to see how an author can be reached.
const MemberRevealAction = "member_reveal"

// MemberReveal grants or revokes that right.
func MemberReveal(t *dialog.Turn) error {
	return changeMember(t, func(member store.Staff, chosen string) error {
		if chosen != "on" && chosen != "off" {
			return dialog.ErrStale
		}
		before, after, err := rules.SetStaffRight(t.Tx, *t.Staff, t.Now, member.ID, store.RightReveal, chosen == "on")
		if err != nil {
			return err
		}
		return applyAndShow(t, before, after, dialog.Say("member_done"))
	})
}

// MemberRoleAction changes a member's role.
const MemberRoleAction = "member_role"

// MemberRole offers the roles to choose from, or sets the chosen one.
func MemberRole(t *dialog.Turn) error {
	return changeMember(t, func(member store.Staff, chosen string) error {
		role := store.Role(chosen)
		switch {
		case chosen == "":
			t.ShowIn(dialog.ListSlot, "", rolesScreen(member))
			return nil
		case !role.Valid() || role == member.Role:
			return dialog.ErrStale
		}
		before, after, err := rules.ChangeStaff(t.Tx, *t.Staff, t.Now, member.ID, rules.Appointment{Role: role, Scope: member.Scope})
		if err != nil {
			return err
		}
		return applyAndShow(t, before, after, dialog.Say("member_done"))
	})
}

func rolesScreen(member store.Staff) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("ask_role", dialog.Data{"Name": staffName(member), "Role": roleName(member.Role)}), rolesExplained(),
	}}
	for _, role := range store.Roles() {
		if role == member.Role {
			continue
		}
		choose := memberButton(member, "", MemberRoleAction, string(role))
		choose.Label = roleButton(role)
		screen.AddRow(choose)
	}
	screen.AddRow(desk.ActionButton("button_back", MemberAction, member.ID.String()))
	return screen
}
