package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// MemberEndAction ends somebody's role.
const MemberEndAction = "member_end"

const confirmed = "yes"

// MemberEnd asks whether somebody's role is to end, or ends it.
func MemberEnd(t *dialog.Turn) error {
	return change(t, func(member store.Staff, chosen string) error {
		if chosen != confirmed {
			screen := dialog.Screen{Text: []dialog.Text{dialog.Say("ask_end_role", dialog.Data{"Name": staffName(member), "Role": roleName(member.Role)})}}
			screen.Row(memberButton(member, "button_end_role", MemberEndAction, confirmed))
			screen.Row(button("button_back", MemberAction, member.ID.String()))
			t.ShowIn(dialog.ListSlot, "", screen)
			return nil
		}
		before, err := store.DismissStaff(t.Tx, *t.Staff, t.Now, member.ID)
		if err != nil {
			return err
		}
		after := store.Staff{ID: member.ID}
		if err := changed(t, t.Staff.ID, before, after); err != nil {
			return err
		}
		if member.ID == t.Staff.ID {
			t.Staff, t.Person.StaffName = nil, before.Name
			t.ShowIn(dialog.ListSlot, "", news(t, before, after))
			return nil
		}
		done := dialog.Say("member_ended", dialog.Data{"Name": staffName(before)})
		t.Toast = &done
		screen, err := staffScreen(t, 0)
		t.ShowIn(dialog.ListSlot, "", screen.With(done))
		return err
	})
}
