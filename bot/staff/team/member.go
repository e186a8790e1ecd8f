package team

import (
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// MemberAction opens one member of the staff.
const MemberAction = "member"

// Member shows one member of the staff, with what the sender may change.
func Member(t *dialog.Turn) error {
	member, _, err := pressedMember(t)
	if err != nil {
		return err
	}
	return showMember(t, member)
}

// showMember shows a member of the staff in the list, with something to tell on top.
func showMember(t *dialog.Turn, member store.Staff, first ...dialog.Text) error {
	screen, err := memberScreen(t, member)
	if err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, "", screen.Prepend(first...))
	return nil
}

func memberScreen(t *dialog.Turn, member store.Staff) (dialog.Screen, error) {
	if member.Role == "" {
		screen := dialog.Screen{Text: []dialog.Text{dialog.Say("member_gone")}}
		screen.AddRow(desk.ActionButton("button_back", StaffAction, "0"))
		return screen, nil
	}
	decisions, err := countDecisions(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("staff_line", dialog.Data{"Name": staffName(member), "Facts": memberTexts(t, member, decisions[member.ID])}),
		revealText(member),
	}}
	switch {
	case member.Configured:
		screen.Text = append(screen.Text, dialog.Say("member_configured"))
	case !t.Staff.Scope.Contains(member.Scope):
		screen.Text = append(screen.Text, dialog.Say("member_out_of_scope"))
	case member.ID == t.Staff.ID:
		screen.Text = append(screen.Text, dialog.Say("member_oneself"))
		screen.AddRow(memberButton(member, "button_step_down", MemberEndAction, ""))
	default:
		addChanges(&screen, member)
	}
	screen.AddRow(desk.ActionButton("button_back", StaffAction, "0"))
	return screen, nil
}

func addChanges(screen *dialog.Screen, member store.Staff) {
	screen.AddRow(memberButton(member, "button_change_role", MemberRoleAction, ""))
	screen.AddRow(memberButton(member, "button_change_scope", MemberScopeAction, ""))
	switch {
	case (store.Staff{Role: member.Role}).Has(store.RightReveal): // it comes with the role
	case member.Has(store.RightReveal):
		screen.AddRow(memberButton(member, "button_reveal_off", MemberRevealAction, "off"))
	default:
		screen.AddRow(memberButton(member, "button_reveal_on", MemberRevealAction, "on"))
	}
	screen.AddRow(memberButton(member, "button_end_role", MemberEndAction, ""))
}

// memberButton is a button about a member of the staff as they are now.
func memberButton(member store.Staff, label, action, rest string) dialog.Button {
	made := desk.ActionButton(label, action, member.ID.String())
	if rest != "" {
		made.Press.Argument += "." + rest
	}
	made.Press.Revision = member.Fingerprint()
	return made
}

// pressedMember is the member of the staff that the pressed button is about, and
// what stands behind their id. The role is empty for somebody who is not on the
// staff any more.
func pressedMember(t *dialog.Turn) (store.Staff, string, error) {
	id, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	person, err := strconv.ParseInt(id, 10, 64)
	if err != nil || person <= 0 {
		return store.Staff{}, "", dialog.ErrStale
	}
	member, err := store.FindStaff(t.Tx, store.PersonID(person))
	return member, rest, err
}

// changeMember is what the buttons that change a member of the staff have in common. It
// runs do for what stands behind the member's id, unless the member is no longer as
// the sender saw them: then they are shown anew.
func changeMember(t *dialog.Turn, do func(member store.Staff, rest string) error) error {
	member, rest, err := pressedMember(t)
	if err != nil {
		return err
	}
	if t.Input.Press.Revision != member.Fingerprint() || member.Role == "" {
		return memberChanged(t, member)
	}
	if err := do(member, rest); err != nil {
		return explainRefusal(err)
	}
	return nil
}

// memberChanged says that somebody else has changed a member of the staff, and shows
// what has become of them.
func memberChanged(t *dialog.Turn, member store.Staff) error {
	text := dialog.Say("member_changed")
	t.Toast = &text
	if member.Role == "" {
		return showMember(t, member)
	}
	return showMember(t, member, text)
}

// applyAndShow has a change that was made take effect, and shows it.
func applyAndShow(t *dialog.Turn, before, after store.Staff, done dialog.Text) error {
	t.Toast = &done
	if err := applyStaffChange(t, t.Staff.ID, before, after); err != nil {
		return err
	}
	return showMember(t, after, done)
}
