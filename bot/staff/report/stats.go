package report

import (
	"strings"

	"usynys/bot/dialog"
	"usynys/store"
)

// StatsAction turns to another page or period of /stats. Its argument is the page,
// the period and the number of the part, parted by dots.
const StatsAction = "stats"

const statsSlot = "stats"

// statsView is what of the figures somebody looks at.
type statsView struct {
	Page   string
	Period string
	Part   int
}

// The pages of the figures.
const (
	statsOverview = "all"
	statsPeople   = "people"
	statsRegions  = "regions"
	statsReasons  = "reasons"
)

// Stats answers /stats: how the staff keep up with what is sent.
func Stats(t *dialog.Turn) error {
	view := statsView{Page: statsOverview, Period: periodWeek}
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

func statsPress(argument string) dialog.Press {
	return dialog.Press{Action: StatsAction, Argument: argument}
}

func parseStats(argument string, reader store.Staff) (statsView, bool) {
	parts := strings.Split(argument, ".")
	if len(parts) != 3 {
		return statsView{}, false
	}
	view := statsView{Page: parts[0], Period: parts[1]}
	part, ok := dialog.ParsePage("", parts[2])
	view.Part = part
	_, known := pageLabels(reader)[view.Page]
	return view, ok && known && isPeriod(view.Period)
}

// statsPages are the pages in order; pageTexts are the words on their buttons, for
// those that a reader has. Moderators see their own figures and the total.
func statsPages() []string { return []string{statsOverview, statsPeople, statsRegions, statsReasons} }

func pageLabels(reader store.Staff) map[string]string {
	texts := map[string]string{
		statsOverview: "button_stats_all", statsPeople: "button_stats_people",
		statsRegions: "button_stats_regions", statsReasons: "button_stats_reasons",
	}
	if reader.Role == store.RoleModerator {
		texts[statsPeople] = "button_stats_mine"
		delete(texts, statsRegions)
	}
	return texts
}
