package bulk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// colleaguesPerPage is how many colleagues a page has.
const colleaguesPerPage = 10

// Choose asks to whom the proposals are to be assigned, or which topic they are
// to get: assign, assign.1 for the second page, move.
func Choose(t *dialog.Turn) error {
	what, number, _ := strings.Cut(t.Input.Press.Argument, ".")
	switch store.Action(what) {
	case store.ActionAssign:
		page, _ := strconv.Atoi(number)
		return chooseColleague(t, page)
	case store.ActionMove:
		return chooseTopic(t)
	}
	return dialog.ErrStale
}

func chooseColleague(t *dialog.Turn, number int) error {
	colleagues, err := eligibleColleagues(t)
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_ask_colleague")}}
	page := dialog.Paginate(number, len(colleagues), colleaguesPerPage)
	for _, colleague := range colleagues[page.From:page.To] {
		screen.AddRow(dialog.Button{Label: colleagueName(t, colleague), Press: dialog.Press{
			Action: PreviewAction, Argument: string(store.ActionAssign) + "." + colleague.ID.String(),
		}})
	}
	screen.AddRow(page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: dialog.Press{Action: ChooseAction, Argument: "assign." + strconv.Itoa(number)}}
	})...)
	screen.AddRow(desk.ActionButton("button_back", desk.BulkAction, ""), desk.ActionButton("button_cancel", CancelAction, ""))
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}

// eligibleColleagues are those whose scope has all that the filter lets through, the
// sender first.
func eligibleColleagues(t *dialog.Turn) ([]store.Staff, error) {
	list, err := selectProposals(t, operation{})
	if err != nil {
		return nil, err
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return nil, fmt.Errorf("list the staff: %w", err)
	}
	colleagues := []store.Staff{*t.Staff}
	for _, staff := range all {
		if staff.ID != t.Staff.ID && staff.Has(store.RightRead) && list.within(staff.Scope) {
			colleagues = append(colleagues, staff)
		}
	}
	slices.SortStableFunc(colleagues[1:], func(a, b store.Staff) int { return strings.Compare(a.Name, b.Name) })
	return colleagues, nil
}

func colleagueName(t *dialog.Turn, colleague store.Staff) any {
	if colleague.ID == t.Staff.ID {
		return dialog.Say("bulk_me")
	}
	return desk.StaffName(colleague.Name)
}

func chooseTopic(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_ask_topic")}}
	for _, topic := range proposal.TopicChoices(t.Catalogue.Topics) {
		screen.AddRow(dialog.Button{Label: topic.Label, Press: dialog.Press{
			Action: PreviewAction, Argument: string(store.ActionMove) + "." + topic.Argument,
		}})
	}
	screen.AddRow(desk.ActionButton("button_back", desk.BulkAction, ""), desk.ActionButton("button_cancel", CancelAction, ""))
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}
