package report

import (
	"slices"

	"usynys/store"
)

// The periods of the figures. Each ends today.
const (
	periodWeek    = "7"
	periodMonth   = "30"
	periodQuarter = "quarter"
	periodYear    = "year"
)

func periods() []string { return []string{periodWeek, periodMonth, periodQuarter, periodYear} }

func isPeriod(period string) bool { return slices.Contains(periods(), period) }

// periodLabel is the word on a period's button.
func periodLabel(period string) string {
	switch period {
	case periodMonth:
		return "button_stats_30"
	case periodQuarter:
		return "button_stats_quarter"
	case periodYear:
		return "button_stats_year"
	}
	return "button_stats_7"
}

// periodStart is the first day of a period.
func periodStart(period string, today store.Date) store.Date {
	const month = len("2026-11")
	switch period {
	case periodMonth:
		return today.AddDays(-29)
	case periodQuarter:
		first := today[:month] + "-01"
		for !slices.Contains([]string{"01", "04", "07", "10"}, string(first[len("2026-"):month])) {
			first = first.AddDays(-1)[:month] + "-01"
		}
		return first
	case periodYear:
		return today[:len("2026")] + "-01-01"
	}
	return today.AddDays(-6)
}

// week is a calendar week, or what of it falls into a period.
type week struct{ First, Last store.Date }

// maxWeeks is up to how many weeks are listed one by one: a quarter.
const maxWeeks = 14

// splitWeeks are the weeks of a period, the latest first; none if there are too many,
// or fewer than two.
func splitWeeks(first, last store.Date) []week {
	var list []week
	for day := last; day >= first; {
		monday := max(day.StartOfWeek(), first)
		list = append(list, week{monday, day})
		day = monday.AddDays(-1)
	}
	if len(list) < 2 || len(list) > maxWeeks {
		return nil
	}
	return list
}
