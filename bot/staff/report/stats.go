package report

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// StatsAction turns to another page or period of /stats. Its argument is the page,
// the period and the number of the part, with dots between them: people.30.1.
const StatsAction = "stats"

const statsSlot = "stats"

// statsView says which figures the reader looks at.
type statsView struct {
	page, period string
	part         int
}

// The pages of the statistics.
const (
	statsOverview = "all"
	statsPeople   = "people"
	statsRegions  = "regions"
	statsReasons  = "reasons"
)

// statsPerPart is how many people or regions one message has.
const statsPerPart = 10

// Stats answers /stats: how the staff keep up with what is submitted.
func Stats(t *dialog.Turn) error {
	view := statsView{page: statsOverview, period: periodWeek}
	if t.Input.Kind == dialog.Pressed {
		var ok bool
		if view, ok = parseStats(t.Input.Press.Argument, *t.Staff); !ok {
			return dialog.ErrStale
		}
	}
	screen, err := statsScreen(t, view)
	if err != nil {
		return err
	}
	t.ShowIn(statsSlot, "", screen)
	return nil
}

// pressPrefix begins the argument of a press that turns to a part of the view.
func (v statsView) pressPrefix() string { return v.page + "." + v.period + "." }

func statsPress(argument string) dialog.Press {
	return dialog.Press{Action: StatsAction, Argument: argument}
}

func parseStats(argument string, reader store.Staff) (statsView, bool) {
	parts := strings.Split(argument, ".")
	if len(parts) != 3 {
		return statsView{}, false
	}
	part, ok := dialog.PageNumber("", parts[2])
	_, isPage := pageLabels(reader)[parts[0]]
	_, isPeriod := periodLabels()[parts[1]]
	return statsView{page: parts[0], period: parts[1], part: part}, ok && isPage && isPeriod
}

// statsScreen shows a page of the statistics with the buttons for all others.
func statsScreen(t *dialog.Turn, view statsView) (dialog.Screen, error) {
	f := figures{t, periodDays(view.period, t.Today())}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("stats_head", dialog.Data{"From": f.First, "To": f.Last})}}
	if len(t.Staff.Scope.Regions) > 0 {
		screen.Text = append(screen.Text, dialog.Say("stats_scope"))
	}
	if len(t.Staff.Scope.Topics) > 0 {
		screen.Text = append(screen.Text, dialog.Say("stats_all_topics"))
	}
	content := map[string]func() ([]dialog.Text, error){
		statsOverview: f.overviewTexts, statsPeople: f.peopleTexts, statsRegions: f.regionTexts, statsReasons: f.reasonTexts,
	}
	texts, err := content[view.page]()
	if err != nil {
		return screen, err
	}
	if len(texts) == 0 {
		texts = []dialog.Text{dialog.Say("stats_nothing")}
	}
	if view.page == statsOverview {
		screen.Text = append(screen.Text, texts...)
	} else {
		parts := dialog.List{Page: dialog.Paginate(view.part, len(texts), statsPerPart), Prefix: view.pressPrefix(), Press: statsPress}
		screen.Text = append(screen.Text, texts[parts.From:parts.To]...)
		parts.AddPageButtons(&screen)
	}
	addStatsButtons(t, &screen, view)
	return screen, nil
}

// addStatsButtons offers the other pages and periods. What is being shown is marked.
func addStatsButtons(t *dialog.Turn, screen *dialog.Screen, view statsView) {
	button := func(key string, to statsView) dialog.Button {
		var label any = dialog.Say(key)
		if to.page == view.page && to.period == view.period {
			label = dialog.Say("button_stats_shown", dialog.Data{"Name": label})
		}
		return dialog.Button{Label: label, Press: statsPress(to.pressPrefix() + "0")}
	}
	var pages, spans []dialog.Button
	labels := pageLabels(*t.Staff)
	for _, page := range []string{statsOverview, statsPeople, statsRegions, statsReasons} {
		if key, has := labels[page]; has {
			pages = append(pages, button(key, statsView{page: page, period: view.period}))
		}
	}
	for _, period := range []string{periodWeek, periodMonth, periodQuarter, periodYear} {
		spans = append(spans, button(periodLabels()[period], statsView{page: view.page, period: period}))
	}
	for _, buttons := range [][]dialog.Button{pages, spans} {
		screen.AddRow(buttons[:2]...)
		screen.AddRow(buttons[2:]...)
	}
}

// pageLabels returns the labels of the pages that a reader has. Moderators see their own
// figures and the total.
func pageLabels(reader store.Staff) map[string]string {
	labels := map[string]string{
		statsOverview: "button_stats_all", statsPeople: "button_stats_people",
		statsRegions: "button_stats_regions", statsReasons: "button_stats_reasons",
	}
	if reader.Role == store.RoleModerator {
		labels[statsPeople] = "button_stats_mine"
		delete(labels, statsRegions)
	}
	return labels
}
