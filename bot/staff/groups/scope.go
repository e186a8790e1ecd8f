package groups

import (
	"errors"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// scopeSlot shows the question of which regions a group is to hear.
const scopeSlot = "scope"

// The arguments of its buttons that are no codes of regions.
const (
	wholeScope = "all"
)

// askScope asks in the group which of the sender's regions it is to hear of. after is
// the message below which the question stands, 0 for where it is already.
func askScope(t *dialog.Turn, number int, after int64) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("group_choose"), dialog.Say("group_seen")}}
	whole := "button_group_all"
	if len(t.Staff.Scope.Regions) > 0 {
		whole = "button_group_mine"
	}
	screen.AddRow(scopeButton(dialog.Say(whole), wholeScope))
	regions := slices.DeleteFunc(t.Catalogue.RegionsIn(t.Person.Language), func(region store.Region) bool {
		return !t.Staff.Scope.Contains(store.Scope{Regions: []string{region.Code}, Topics: t.Staff.Scope.Topics})
	})
	page := dialog.Paginate(number, len(regions), t.Catalogue.Limits.PageSize)
	for _, region := range regions[page.From:page.To] {
		screen.AddRow(scopeButton(region.Button, region.Code))
	}
	screen.AddRow(page.Buttons(func(label dialog.Text, number int) dialog.Button {
		return scopeButton(label, dialog.PageArgument(number))
	})...)
	row := store.OutboxRow{Lane: store.LaneNotices, Slot: scopeSlot, NotAbove: after}
	t.PostToGroup(t.Group, t.Person.Language, row, screen)
}

func scopeButton(label any, argument string) dialog.Button {
	return dialog.Button{Label: label, Press: dialog.Press{Action: ScopeAction, Argument: argument}}
}

// SetScope turns the page of the question, or links the group with what was
// chosen. The question becomes the group's message.
func SetScope(t *dialog.Turn) error {
	if !t.SenderReachable() {
		return dialog.NewProblem("group_start_first")
	}
	chosen := t.Input.Press.Argument
	if page, found := dialog.ParsePage(chosen); found {
		askScope(t, page, 0)
		return nil
	}
	scope := t.Staff.Scope
	if chosen != wholeScope {
		if _, known := t.Catalogue.Region(chosen); !known {
			return dialog.NewProblem("group_stale")
		}
		scope.Regions = []string{chosen}
	}
	group := store.Group{Chat: t.Group, Scope: scope, Language: t.Person.Language, By: t.Staff.ID, At: t.Now}
	err := rules.LinkGroup(t.Tx, group, *t.Staff)
	switch {
	case errors.Is(err, rules.ErrNotAuthorized):
		return dialog.NewProblem("group_other_regions")
	case err != nil:
		return err
	}
	t.ShowHint(dialog.Say("group_linked"))
	return showSummary(t, group, store.OutboxRow{FromSlot: scopeSlot})
}

// scopeLines say which regions a group hears of.
func scopeLines(catalogue *store.Catalogue, scope store.Scope) []dialog.Text {
	if len(scope.Regions) == 0 {
		return []dialog.Text{dialog.Say("group_everywhere")}
	}
	var lines []dialog.Text
	for _, code := range scope.Regions {
		lines = append(lines, dialog.Say("card_region", dialog.Data{"Region": proposal.RegionName(catalogue, code)}))
	}
	return lines
}
