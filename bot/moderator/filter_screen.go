package moderator

import (
	"fmt"
	"strconv"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// optionsShown is how many answers a page of the filter has.
const optionsShown = 10

// showFilter shows the filter, in place of the pressed message if that is the one in
// the slot from.
func showFilter(t *dialog.Turn, from string) error {
	found, err := countFacets(t, t.Staff.Filter)
	if err != nil {
		return fmt.Errorf("count what a filter leaves: %w", err)
	}
	return show(t, queueSlot, from, filterScreen(t, found))
}

func filterScreen(t *dialog.Turn, found facets) dialog.Screen {
	filter := found.filter
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("filter_head", dialog.Data{"Number": found.passing})}}
	if filter.Narrows() {
		screen.Text = append(screen.Text, dialog.Say("filter_rows", dialog.Data{"Rows": filterLines(t, filter)}))
	} else {
		screen.Text = append(screen.Text, dialog.Say("filter_none"))
	}
	for _, d := range dimensions {
		if len(d.inScope(t)) > 1 {
			label := dialog.Say(d.button, dialog.Data{"Value": d.value(t.Catalogue, filter)})
			screen.Row(dialog.Button{Label: label, Press: filterPress(d.name)})
		}
	}
	var switches []dialog.Button
	if filter.Wanted().Open() {
		switches = append(switches, switchButton("filter_mine", filterMine, filter.Mine, found.mine))
	}
	if filter.Wanted().Waiting() {
		switches = append(switches, switchButton("filter_overdue", filterOverdue, filter.Overdue, found.overdue))
	}
	screen.Row(switches...)
	if filter.Narrows() {
		screen.Row(dialog.Button{Label: dialog.Say("button_filter_reset"), Press: filterPress(filterReset)})
	}
	if filter.Wanted().Open() && found.passing > 0 && t.Staff.Has(store.Decide) {
		screen.Row(bulkButton("button_bulk", BulkAction, ""))
	}
	screen.Row(dialog.Button{
		Label: dialog.Say("button_filter_show", dialog.Data{"Number": found.passing}),
		Press: dialog.Press{Action: proposal.QueueAction},
	})
	return screen
}

// switchButton turns one thing on or off.
func switchButton(label, argument string, on bool, count int) dialog.Button {
	if on {
		return counted(dialog.Say(label), true, count, argument+"=")
	}
	return counted(dialog.Say(label), false, count, argument+"=1")
}

// counted is a button with how many proposals it leaves, ticked if it is the present
// answer.
func counted(label any, present bool, count int, argument string) dialog.Button {
	key := "filter_option"
	if present {
		key = "filter_option_present"
	}
	return dialog.Button{Label: dialog.Say(key, dialog.Data{"Value": label, "Number": count}), Press: filterPress(argument)}
}

// showDimension shows a page of the answers to one question of the filter.
func showDimension(t *dialog.Turn, d dimension, number int) error {
	counts, all, err := countsOf(t, d)
	if err != nil {
		return fmt.Errorf("count what a filter leaves: %w", err)
	}
	options, present := d.inScope(t), d.get(t.Staff.Filter)
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(d.ask)}}
	page := dialog.PageOf(number, len(options), optionsShown)
	if !d.always && page.Number == 0 {
		screen.Row(counted(dialog.Say("filter_all"), present == "", all, d.name+"="))
	}
	for _, o := range options[page.From:page.To] {
		screen.Row(counted(o.label, o.code == present, counts[o.code], d.name+"="+o.code))
	}
	screen.Row(turning(d, page)...)
	screen.Row(dialog.Button{Label: dialog.Say("button_back"), Press: filterPress("")})
	return show(t, queueSlot, queueSlot, screen)
}

func countsOf(t *dialog.Turn, d dimension) (counts map[string]int, all int, err error) {
	if d.name == "status" {
		counts, err = countStatuses(t, t.Staff.Filter)
		return counts, 0, err
	}
	found, err := countFacets(t, t.Staff.Filter)
	return found.by[d.name], found.all[d.name], err
}

func turning(d dimension, page dialog.Page) []dialog.Button {
	return page.Turning(func(label dialog.Text, number int) dialog.Button {
		return dialog.Button{Label: label, Press: filterPress(d.name + "." + strconv.Itoa(number))}
	})
}

// filterLines are the answers that narrow the queue, one a line.
func filterLines(t *dialog.Turn, filter store.Filter) []dialog.Text {
	var list []dialog.Text
	for _, d := range dimensions {
		if code := d.get(filter); code != "" && code != string(store.Submitted) {
			list = append(list, dialog.Say(d.line, dialog.Data{"Value": d.value(t.Catalogue, filter)}))
		}
	}
	if filter.Mine {
		list = append(list, dialog.Say("filter_row_mine"))
	}
	if filter.Overdue {
		list = append(list, dialog.Say("filter_row_overdue"))
	}
	return list
}
