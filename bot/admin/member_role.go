package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// MemberRoleAction changes somebody's role.
const MemberRoleAction = "member_role"

// MemberRole offers the roles to choose from, or gives the one that was chosen.
func MemberRole(t *dialog.Turn) error {
	return change(t, func(member store.Staff, chosen string) error {
		role := store.Role(chosen)
		switch {
		case chosen == "":
			t.ShowIn(dialog.ListSlot, "", rolesScreen(member))
			return nil
		case !role.Known() || role == member.Role:
			return dialog.ErrStale
		}
		before, after, err := store.ChangeStaff(t.Tx, *t.Staff, t.Now, member.ID, store.Appointment{Role: role, Scope: member.Scope})
		if err != nil {
			return err
		}
		return effect(t, before, after, dialog.Say("member_done"))
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
		screen.Row(choose)
	}
	screen.Row(button("button_back", MemberAction, member.ID.String()))
	return screen
}
