package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// The assignees besides a colleague's id, as a press says them.
const (
	toMe     = "me"
	toNobody = "nobody"
)

// Assign assigns a proposal to a colleague, to the sender or to nobody: the button, or
// /assign 123.
func Assign(t *dialog.Turn) error {
	return assign(t, "assign_usage", assignment{
		action: card.AssignAction, askKey: "assign_ask", doneKey: "done_assigned",
		eligible: func(staff store.Staff) bool { return staff.ID != t.Staff.ID },
	})
}

// HandOver assigns a proposal to a coordinator of its region, who may then decide: the
// button, or /hand 123.
func HandOver(t *dialog.Turn) error {
	return assign(t, "hand_usage", assignment{
		action: card.HandAction, askKey: "hand_ask", doneKey: "done_handed", noneKey: "hand_nobody",
		eligible: func(staff store.Staff) bool { return staff.Role == store.RoleCoordinator && staff.ID != t.Staff.ID },
	})
}

// assignment describes the assignees to choose from.
type assignment struct {
	action, askKey, doneKey string
	// noneKey is the text for no eligible colleague; empty if the sender and nobody can be
	// chosen, too.
	noneKey  string
	eligible func(store.Staff) bool
}

func assign(t *dialog.Turn, usage string, way assignment) error {
	p, rest, done, err := desk.LoadForAction(t, usage, store.ActionAssign)
	if done || err != nil {
		return err
	}
	if rest != "" && t.Input.Kind != dialog.Pressed {
		return dialog.NewProblem(usage)
	}
	colleagues, err := eligibleColleagues(t, p, way.eligible)
	if err != nil {
		return err
	}
	page, list := parsePage(rest)
	switch {
	case list && way.noneKey != "" && len(colleagues) == 0:
		return dialog.NewProblem(way.noneKey)
	case list:
		return showChoices(t, p, way.askKey, way.choicePage(p, colleagues, page, *t.Staff))
	case way.noneKey == "" && rest == toMe:
		return assignTo(t, p, *t.Staff, "done_mine")
	case way.noneKey == "" && rest == toNobody:
		return assignTo(t, p, store.Staff{}, "done_unassigned")
	}
	for _, colleague := range colleagues {
		if colleague.ID.String() == rest {
			return assignTo(t, p, colleague, way.doneKey)
		}
	}
	return dialog.ErrStale // a colleague who has left the staff or the scope since
}

// eligibleColleagues returns the colleagues who may see a proposal and pass a filter,
// by name and without the present assignee.
func eligibleColleagues(t *dialog.Turn, p store.Proposal, fits func(store.Staff) bool) ([]store.Staff, error) {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return nil, fmt.Errorf("list the staff: %w", err)
	}
	all = slices.DeleteFunc(all, func(s store.Staff) bool {
		return !store.Authorized(s, store.RightRead, p) || s.ID == p.Assignee || !fits(s)
	})
	slices.SortFunc(all, func(a, b store.Staff) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

func (way assignment) choicePage(p store.Proposal, colleagues []store.Staff, page int, sender store.Staff) choicePage {
	list := choicePage{action: way.action, page: page}
	for _, colleague := range colleagues {
		label := dialog.Say("button_colleague", dialog.Data{"Name": desk.StaffName(colleague.Name), "Role": dialog.Say("role_short_" + string(colleague.Role))})
		list.choices = append(list.choices, dialog.Choice{Label: label, Argument: strconv.FormatInt(int64(colleague.ID), 10)})
	}
	if way.noneKey != "" {
		return list
	}
	if p.Assignee != sender.ID {
		list.header = append(list.header, dialog.Button{Label: dialog.Say("button_to_me"), Press: proposal.PressChoice(p, way.action, toMe)})
	}
	if p.Assignee != 0 {
		list.header = append(list.header, dialog.Button{Label: dialog.Say("button_to_nobody"), Press: proposal.PressChoice(p, way.action, toNobody)})
	}
	return list
}

// assignTo assigns a proposal and notifies the assignee. A colleague's assignment
// releases the sender's lease.
func assignTo(t *dialog.Turn, p store.Proposal, to store.Staff, happened string) error {
	change := rules.Change{Action: store.ActionAssign, Revision: p.Revision, Assignee: store.Staff{ID: to.ID, Name: to.Name}}
	return desk.ApplyChange(t, p, change, happened, func(after store.Proposal) error {
		if to.ID == 0 || to.ID == t.Staff.ID {
			return nil
		}
		t.NotifyStaff(to, assignedNotice(*t.Staff, after))
		return rules.ReleaseLease(t.Tx, after.Seq, t.Staff.ID)
	})
}

// assignedNotice tells a colleague that a proposal is assigned to them.
func assignedNotice(by store.Staff, p store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("assigned_to_you", dialog.Data{"Name": desk.StaffName(by.Name)}), proposal.NumberAndTitleForStaff(p),
	}}
	screen.AddRow(proposal.Button(p, "button_open_card", card.CardAction))
	return screen
}
