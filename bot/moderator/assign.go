package moderator

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// Who a proposal can be given to besides a colleague by id, as it stands in a press.
const (
	toMe     = "me"
	toNobody = "nobody"
)

// Assign gives a proposal to a colleague, to the sender or to nobody in particular:
// the button, or /assign 123.
func Assign(t *dialog.Turn) error {
	return give(t, "assign_usage", giving{
		action: proposal.AssignAction, ask: "assign_ask", happened: "done_assigned",
		fits: func(staff store.Staff) bool { return staff.ID != t.Staff.ID },
	})
}

// Hand gives a proposal to a coordinator of its region, who may then decide: the
// button, or /hand 123.
func Hand(t *dialog.Turn) error {
	return give(t, "hand_usage", giving{
		action: proposal.HandAction, ask: "hand_ask", happened: "done_handed", none: "hand_nobody",
		fits: func(staff store.Staff) bool { return staff.Role == store.Coordinator && staff.ID != t.Staff.ID },
	})
}

// giving is one way of giving a proposal to somebody.
type giving struct {
	action, ask, happened string
	// none is what is said where there is nobody to choose; empty where the sender
	// and nobody can be chosen as well.
	none string
	fits func(store.Staff) bool
}

func give(t *dialog.Turn, usage string, way giving) error {
	p, rest, done, err := toAssign(t, usage)
	if done || err != nil {
		return err
	}
	if rest != "" && t.Input.Kind != dialog.Pressed {
		return dialog.Sorry(usage)
	}
	colleagues, err := inScope(t, p, way.fits)
	if err != nil {
		return err
	}
	page, turned := pageOf(rest)
	switch {
	case turned && way.none != "" && len(colleagues) == 0:
		return dialog.Sorry(way.none)
	case turned:
		return choosePage(t, p, way.ask, way.pages(p, colleagues, page, *t.Staff))
	case way.none == "" && rest == toMe:
		return assignTo(t, p, *t.Staff, "done_mine")
	case way.none == "" && rest == toNobody:
		return assignTo(t, p, store.Staff{}, "done_unassigned")
	}
	for _, colleague := range colleagues {
		if colleague.ID.String() == rest {
			return assignTo(t, p, colleague, way.happened)
		}
	}
	return dialog.ErrStale // somebody who has left the staff or the scope meanwhile
}

// inScope lists the colleagues who may see a proposal, by name.
func inScope(t *dialog.Turn, p store.Proposal, fits func(store.Staff) bool) ([]store.Staff, error) {
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return nil, fmt.Errorf("list the staff: %w", err)
	}
	all = slices.DeleteFunc(all, func(s store.Staff) bool {
		return !store.May(s, store.Read, p) || s.ID == p.Assignee || !fits(s)
	})
	slices.SortFunc(all, func(a, b store.Staff) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

func (way giving) pages(p store.Proposal, colleagues []store.Staff, page int, sender store.Staff) pages {
	list := pages{action: way.action, page: page}
	for _, colleague := range colleagues {
		label := dialog.Say("button_colleague", dialog.Data{"Name": staffName(colleague.Name), "Role": dialog.Say("role_short_" + string(colleague.Role))})
		list.choices = append(list.choices, dialog.Choice{Label: label, Argument: strconv.FormatInt(int64(colleague.ID), 10)})
	}
	if way.none != "" {
		return list
	}
	var row []dialog.Button
	if p.Assignee != sender.ID {
		row = append(row, dialog.Button{Label: dialog.Say("button_to_me"), Press: proposal.PressOn(p, way.action, toMe)})
	}
	if p.Assignee != 0 {
		row = append(row, dialog.Button{Label: dialog.Say("button_to_nobody"), Press: proposal.PressOn(p, way.action, toNobody)})
	}
	if len(row) > 0 {
		list.above = [][]dialog.Button{row}
	}
	return list
}

// assignTo gives a proposal to somebody and tells them. The sender works on it no
// longer, unless it is for themselves.
func assignTo(t *dialog.Turn, p store.Proposal, to store.Staff, happened string) error {
	change := store.Change{Action: store.ActionAssign, Revision: p.Revision, Assignee: store.Staff{ID: to.ID, Name: to.Name}}
	return decide(t, p, change, happened, func(after store.Proposal) error {
		if to.ID == 0 || to.ID == t.Staff.ID {
			return nil
		}
		t.NotifyStaff(to, assignedNotice(*t.Staff, after))
		return store.Release(t.Tx, after.Seq, t.Staff.ID)
	})
}

// assignedNotice tells a colleague that a proposal is theirs to look after.
func assignedNotice(by store.Staff, p store.Proposal) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("assigned_to_you", dialog.Data{"Name": staffName(by.Name)}), proposal.NamedToStaff(p),
	}}
	screen.Row(proposal.Button(p, "button_open_card", proposal.CardAction))
	return screen
}
