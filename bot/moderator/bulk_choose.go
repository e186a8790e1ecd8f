package moderator

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// colleaguesShown is how many colleagues a page has.
const colleaguesShown = 10

// BulkChoose asks to whom the proposals are to be assigned, or which topic they are
// to get: assign, assign.1 for the second page, move.
func BulkChoose(t *dialog.Turn) error {
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
	colleagues, err := bulkColleagues(t)
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_ask_colleague")}}
	page := dialog.PageOf(number, len(colleagues), colleaguesShown)
	for _, colleague := range colleagues[page.From:page.To] {
		screen.Row(dialog.Button{Label: colleagueName(t, colleague), Press: dialog.Press{
			Action: BulkPreviewAction, Argument: string(store.ActionAssign) + "." + colleague.ID.String(),
		}})
	}
	screen.Row(page.Turning(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: dialog.Press{Action: BulkChooseAction, Argument: "assign." + strconv.Itoa(number)}}
	})...)
	screen.Row(bulkButton("button_back", BulkAction, ""), bulkButton("button_cancel", BulkCancelAction, ""))
	return show(t, queueSlot, queueSlot, screen)
}

// bulkColleagues are those whose scope has all that the filter lets through, the
// sender first.
func bulkColleagues(t *dialog.Turn) ([]store.Staff, error) {
	list, err := listBulk(t, order{})
	if err != nil {
		return nil, err
	}
	all, err := store.StaffRecords.All(t.Tx)
	if err != nil {
		return nil, fmt.Errorf("list the staff: %w", err)
	}
	colleagues := []store.Staff{*t.Staff}
	for _, staff := range all {
		if staff.ID != t.Staff.ID && staff.Has(store.Read) && list.within(staff.Scope) {
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
	return staffName(colleague.Name)
}

func chooseTopic(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_ask_topic")}}
	for _, topic := range topicOptions(t.Catalogue) {
		screen.Row(dialog.Button{Label: topic.label, Press: dialog.Press{
			Action: BulkPreviewAction, Argument: string(store.ActionMove) + "." + topic.code,
		}})
	}
	screen.Row(bulkButton("button_back", BulkAction, ""), bulkButton("button_cancel", BulkCancelAction, ""))
	return show(t, queueSlot, queueSlot, screen)
}
