package bulk

import (
	"fmt"
	"slices"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// colleaguesPerPage is how many colleagues a page has.
const colleaguesPerPage = 10

// Choose asks who is to be assigned, or to which topic to move. Its argument is assign,
// assign.1 for the second page, or move.
func Choose(t *dialog.Turn) error {
	what, number, _ := strings.Cut(t.Input.Press.Argument, ".")
	switch store.Action(what) {
	case store.ActionAssign:
		page, _ := dialog.PageNumber("", number)
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
	list := dialog.List{Page: dialog.Paginate(number, len(colleagues), colleaguesPerPage), Prefix: "assign.", Press: func(argument string) dialog.Press {
		return dialog.Press{Action: ChooseAction, Argument: argument}
	}}
	for _, colleague := range colleagues[list.From:list.To] {
		screen.AddRow(previewButton(colleagueName(t, colleague), store.ActionAssign, colleague.ID.String()))
	}
	list.AddPageButtons(&screen)
	return showStep(t, screen)
}

// eligibleColleagues returns the colleagues whose scope covers all that is selected, the
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
		screen.AddRow(previewButton(topic.Label, store.ActionMove, topic.Argument))
	}
	return showStep(t, screen)
}

// previewButton shows the preview of an action with its assignee or topic.
func previewButton(label any, action store.Action, chosen string) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{Action: PreviewAction, Argument: string(action) + "." + chosen}}
}

// showStep shows one of the screens before an operation starts, with the buttons back to
// the choice of the operation and out of it.
func showStep(t *dialog.Turn, screen dialog.Screen) error {
	screen.AddRow(desk.ActionButton("button_back", desk.BulkAction, ""), desk.ActionButton("button_cancel", CancelAction, ""))
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}
