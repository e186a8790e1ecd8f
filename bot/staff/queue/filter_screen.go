package queue

import (
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// optionsPerPage is how many answers a page has.
const optionsPerPage = 10

// showFilter shows the filter, in place of the pressed message if that is the one in
// the slot from.
func showFilter(t *dialog.Turn, from string) error {
	found, err := countFacets(t, t.Staff.Filter)
	if err != nil {
		return fmt.Errorf("count what a filter leaves: %w", err)
	}
	return desk.Show(t, desk.QueueSlot, from, filterScreen(t, found))
}

func filterScreen(t *dialog.Turn, found facets) dialog.Screen {
	filter := found.filter
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("filter_head", dialog.Data{"Number": found.passing})}}
	if filter.Restricts() {
		screen.Text = append(screen.Text, dialog.Say("filter_rows", dialog.Data{"Rows": desk.FilterLines(t, filter)}))
	} else {
		screen.Text = append(screen.Text, dialog.Say("filter_none"))
	}
	for _, d := range desk.FilterDimensions {
		if len(d.InScope(t)) > 1 {
			label := dialog.Say(d.ButtonKey, dialog.Data{"Value": d.Label(t.Catalogue, filter)})
			screen.AddRow(dialog.Button{Label: label, Press: desk.FilterPress(d.Name)})
		}
	}
	var switches []dialog.Button
	if filter.EffectiveStatus().Open() {
		switches = append(switches, toggleButton("filter_mine", filterMine, filter.Mine, found.mine))
	}
	if filter.EffectiveStatus().Waiting() {
		switches = append(switches, toggleButton("filter_overdue", filterOverdue, filter.Overdue, found.overdue))
	}
	screen.AddRow(switches...)
	if filter.Restricts() {
		screen.AddRow(dialog.Button{Label: dialog.Say("button_filter_reset"), Press: desk.FilterPress(filterReset)})
	}
	if filter.EffectiveStatus().Open() && found.passing > 0 && t.Staff.Has(store.RightDecide) {
		screen.AddRow(desk.ActionButton("button_bulk", desk.BulkAction, ""))
	}
	screen.AddRow(dialog.Button{
		Label: dialog.Say("button_filter_show", dialog.Data{"Number": found.passing}),
		Press: dialog.Press{Action: card.QueueAction},
	})
	return screen
}

// toggleButton turns one thing on or off.
func toggleButton(label, argument string, on bool, count int) dialog.Button {
	if on {
		return countButton(dialog.Say(label), true, count, argument+"=")
	}
	return countButton(dialog.Say(label), false, count, argument+"=1")
}

// countButton selects an answer and says how many proposals it would leave. The present
// answer is ticked.
func countButton(label any, present bool, count int, argument string) dialog.Button {
	key := "filter_option"
	if present {
		key = "filter_option_present"
	}
	return dialog.Button{Label: dialog.Say(key, dialog.Data{"Value": label, "Number": count}), Press: desk.FilterPress(argument)}
}

// showDimension shows a page of the answers in one dimension of the filter.
func showDimension(t *dialog.Turn, d desk.FilterDimension, number int) error {
	counts, all, err := dimensionCounts(t, d)
	if err != nil {
		return fmt.Errorf("count what a filter leaves: %w", err)
	}
	options, present := d.InScope(t), d.Get(t.Staff.Filter)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(d.AskKey)}}
	list := dialog.List{Page: dialog.Paginate(number, len(options), optionsPerPage), Prefix: d.Name + ".", Press: desk.FilterPress}
	if !d.Required && list.Number == 0 {
		screen.AddRow(countButton(dialog.Say("filter_all"), present == "", all, d.Name+"="))
	}
	for _, o := range options[list.From:list.To] {
		screen.AddRow(countButton(o.Label, o.Argument == present, counts[o.Argument], d.Name+"="+o.Argument))
	}
	list.AddPageButtons(&screen)
	screen.AddRow(dialog.Button{Label: dialog.Say("button_back"), Press: desk.FilterPress("")})
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}

func dimensionCounts(t *dialog.Turn, d desk.FilterDimension) (counts map[string]int, all int, err error) {
	if d.Name == "status" {
		counts, err = countStatuses(t, t.Staff.Filter)
		return counts, 0, err
	}
	found, err := countFacets(t, t.Staff.Filter)
	return found.counts[d.Name], found.totals[d.Name], err
}
