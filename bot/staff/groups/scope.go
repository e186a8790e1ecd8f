package groups

import (
	"errors"
	"slices"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
	"usynys/store/rules"
)

// scopeSlot shows the question for the scope of a group.
const scopeSlot = "scope"

// wholeScope is the argument of the button for all regions of the sender. The arguments of
// the others are the codes of regions and the pages.
const wholeScope = "all"

// askScope asks in the group for its scope: all regions of the sender or one of them. The
// question is shown below the message after; 0 leaves it where it is.
func askScope(t *dialog.Turn, number int, after int64) {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("group_choose"), dialog.Say("group_seen")}}
	whole := "button_group_all"
	if len(t.Staff.Scope.Regions) > 0 {
		whole = "button_group_mine"
	}
	screen.AddRow(dialog.Button{Label: dialog.Say(whole), Press: scopePress(wholeScope)})
	regions := slices.DeleteFunc(t.Catalogue.RegionsIn(t.Person.Language), func(region store.Region) bool {
		return !t.Staff.Scope.Contains(store.Scope{Regions: []string{region.Code}, Topics: t.Staff.Scope.Topics})
	})
	list := dialog.List{
		Page: dialog.Paginate(number, len(regions), t.Catalogue.Limits.PageSize), Prefix: dialog.PagePrefix, Press: scopePress,
	}
	for _, region := range regions[list.From:list.To] {
		screen.AddRow(dialog.Button{Label: region.Button, Press: scopePress(region.Code)})
	}
	list.AddPageButtons(&screen)
	row := store.OutboxRow{Lane: store.LaneNotices, Slot: scopeSlot, NotAbove: after}
	t.PostToGroup(t.Group, t.Person.Language, row, screen)
}

func scopePress(argument string) dialog.Press {
	return dialog.Press{Action: ScopeAction, Argument: argument}
}

// SetScope turns the page of the question, or links the group with the chosen scope. The
// summary replaces the question.
func SetScope(t *dialog.Turn) error {
	if !t.SenderReachable() {
		return dialog.NewProblem("group_start_first")
	}
	chosen := t.Input.Press.Argument
	if page, ok := dialog.PageNumber(dialog.PagePrefix, chosen); ok {
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

// scopeLines name the regions of a group.
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
