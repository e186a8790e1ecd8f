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

// Member shows one member of the staff, with buttons for what the sender may change.
func Member(t *dialog.Turn) error {
	member, _, err := pressedMember(t)
	if err != nil {
		return err
	}
	return showMember(t, member)
}

// showMember shows a member in place of the list, below the texts of first.
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

// memberButton has the member's id and rest as its argument, and the member's fingerprint as
// its revision.
func memberButton(member store.Staff, label, action, rest string) dialog.Button {
	return fingerprintButton(label, action, member.ID.String(), rest, member.Fingerprint())
}

// pressedMember returns the member that the pressed button is about, and the rest of its
// argument. The role is empty for a person who has left the staff.
func pressedMember(t *dialog.Turn) (store.Staff, string, error) {
	id, rest, _ := strings.Cut(t.Input.Press.Argument, ".")
	person, err := strconv.ParseInt(id, 10, 64)
	if err != nil || person <= 0 {
		return store.Staff{}, "", dialog.ErrStale
	}
	member, err := store.FindStaff(t.Tx, store.PersonID(person))
	return member, rest, err
}

// changeMember handles a button that changes a member. It runs do with the member and the
// rest of the argument if the member is as the sender was shown; otherwise it shows what
// has become of the member.
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

// memberChanged says that the member was changed meanwhile, and shows them.
func memberChanged(t *dialog.Turn, member store.Staff) error {
	text := dialog.Say("member_changed")
	t.Toast = &text
	if member.Role == "" {
		return showMember(t, member)
	}
	return showMember(t, member, text)
}

// applyAndShow runs the side effects of a change of a member, and shows the member.
func applyAndShow(t *dialog.Turn, before, after store.Staff, done dialog.Text) error {
	t.Toast = &done
	if err := applyStaffChange(t, t.Staff.ID, before, after); err != nil {
		return err
	}
	return showMember(t, after, done)
}
