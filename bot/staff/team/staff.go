// Package team manages the staff: the members with their roles and scopes, the invitations
// to join, and the templates of reasons for declining.
//
// Changes use an optimistic lock: a button that changes a member or a template carries its
// fingerprint as the revision. Of two administrators who change the same one, the second
// is shown what has become of it.
package team

import (
	"cmp"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/store"
)

// StaffAction turns the pages of the list of the staff.
const StaffAction = "staff"

// decisionDays is how many days of decisions the list counts.
const decisionDays = 30

// List answers /staff: the members, each with a button that opens it.
func List(t *dialog.Turn) error {
	screen, err := staffScreen(t, pressedPage(t))
	if err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, "", screen)
	return nil
}

func staffScreen(t *dialog.Turn, number int) (dialog.Screen, error) {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return dialog.Screen{}, err
	}
	sortStaff(all)
	decisions, err := countDecisions(t)
	if err != nil {
		return dialog.Screen{}, err
	}
	list := newList(t, StaffAction, number, len(all))
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("staff", dialog.Data{"Total": len(all)})}}
	for _, member := range all[list.From:list.To] {
		screen.Text = append(screen.Text, dialog.Say("staff_line", dialog.Data{
			"Name": staffName(member), "Facts": memberTexts(t, member, decisions[member.ID]),
		}))
		screen.AddRow(dialog.Button{Label: staffName(member), Press: dialog.Press{Action: MemberAction, Argument: member.ID.String()}})
	}
	screen.Text = append(screen.Text, list.Position()...)
	list.AddPageButtons(&screen)
	open, err := openInvites(t)
	if len(open) > 0 {
		label := dialog.Say("button_invites", dialog.Data{"Total": len(open)})
		screen.AddRow(dialog.Button{Label: label, Press: dialog.Press{Action: InvitesAction, Argument: "0"}})
	}
	return screen, err
}

// sortStaff sorts by role, administrators first, and then by name.
func sortStaff(all []store.Staff) {
	roles := store.Roles()
	slices.SortStableFunc(all, func(a, b store.Staff) int {
		return cmp.Or(
			cmp.Compare(slices.Index(roles, b.Role), slices.Index(roles, a.Role)),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID),
		)
	})
}

// countDecisions counts the decisions of the last days by person.
func countDecisions(t *dialog.Turn) (map[store.PersonID]int, error) {
	tallies, err := t.Tx.Tallies(store.TallyDecidedBy, t.Today().AddDays(1-decisionDays), t.Today())
	counts := map[store.PersonID]int{}
	for _, tally := range tallies {
		id, _ := strconv.ParseInt(tally.Key, 10, 64)
		counts[store.PersonID(id)] += int(tally.Count)
	}
	return counts, err
}

// memberTexts are the facts that colleagues see of a member.
func memberTexts(t *dialog.Turn, member store.Staff, decisions int) []dialog.Text {
	facts := append([]dialog.Text{dialog.Say("member_role", dialog.Data{"Role": roleName(member.Role)})}, scopeText(t, member.Scope)...)
	if member.LastSeen.IsZero() {
		facts = append(facts, dialog.Say("member_never_seen"))
	} else {
		facts = append(facts, dialog.Say("member_seen", dialog.Data{"At": member.LastSeen}))
	}
	facts = append(facts, dialog.Say("member_decisions", dialog.Data{"Days": decisionDays, "Total": decisions}))
	if member.Paused(t.Now) {
		facts = append(facts, dialog.Say("member_paused"))
	}
	return facts
}
