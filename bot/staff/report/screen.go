package report

import "usynys/bot/dialog"

// statsPerPart is how many people or regions one message has.
const statsPerPart = 10

// statsScreen makes a page of the figures with the buttons for all others.
func statsScreen(t *dialog.Turn, view statsView) (dialog.Screen, error) {
	books := tallyReader{turn: t, first: periodStart(view.Period, t.Today()), last: t.Today()}
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("stats_head", dialog.Data{"From": books.first, "To": books.last}),
	}}
	if len(t.Staff.Scope.Regions) > 0 {
		screen.Text = append(screen.Text, dialog.Say("stats_scope"))
	}
	if len(t.Staff.Scope.Topics) > 0 {
		screen.Text = append(screen.Text, dialog.Say("stats_all_topics"))
	}
	list, err := statsContent(books, view.Page)
	if err != nil {
		return screen, err
	}
	if len(list) == 0 {
		list = []dialog.Text{dialog.Say("stats_nothing")}
	}
	if view.Page == statsOverview {
		screen.Text = append(screen.Text, list...)
	} else {
		parts := dialog.List{Page: dialog.Paginate(view.Part, len(list), statsPerPart), Prefix: view.Page + "." + view.Period + ".", Press: statsPress}
		screen.Text = append(screen.Text, list[parts.From:parts.To]...)
		parts.AddPageButtons(&screen)
	}
	addStatsButtons(t, &screen, view)
	return screen, nil
}

func statsContent(books tallyReader, page string) ([]dialog.Text, error) {
	switch page {
	case statsPeople:
		return books.peopleTexts()
	case statsRegions:
		return books.regionTexts()
	case statsReasons:
		return books.reasonTexts()
	}
	return books.overviewTexts()
}

// addStatsButtons offers the other pages and periods. What is being shown is marked.
func addStatsButtons(t *dialog.Turn, screen *dialog.Screen, view statsView) {
	button := func(key string, to statsView, shown bool) dialog.Button {
		var label any = dialog.Say(key)
		if shown {
			label = dialog.Say("button_stats_shown", dialog.Data{"Name": label})
		}
		return dialog.Button{Label: label, Press: statsPress(to.Page + "." + to.Period + ".0")}
	}
	var pages []dialog.Button
	texts := pageLabels(*t.Staff)
	for _, page := range statsPages() {
		if key, has := texts[page]; has {
			pages = append(pages, button(key, statsView{Page: page, Period: view.Period}, page == view.Page))
		}
	}
	var spans []dialog.Button
	for _, period := range periods() {
		spans = append(spans, button(periodLabel(period), statsView{Page: view.Page, Period: period}, period == view.Period))
	}
	for _, buttons := range [][]dialog.Button{pages, spans} {
		screen.AddRow(buttons[:2]...)
		screen.AddRow(buttons[2:]...)
	}
}
