package report

import (
	"slices"

	"usynys/store"
)

// dayRange is some days in a row, the first and the last included.
type dayRange struct{ First, Last store.Date }

// thisWeek returns Monday to today.
func thisWeek(today store.Date) dayRange { return dayRange{today.StartOfWeek(), today} }

// lastWeek returns the last whole week before a day, Monday to Sunday.
func lastWeek(day store.Date) dayRange {
	monday := day.StartOfWeek().AddDays(-7)
	return dayRange{monday, monday.AddDays(6)}
}

// weekBefore returns the same days one week earlier.
func (d dayRange) weekBefore() dayRange { return dayRange{d.First.AddDays(-7), d.Last.AddDays(-7)} }

func (d dayRange) contains(day store.Date) bool { return d.First <= day && day <= d.Last }

// maxWeeks is up to how many weeks are listed one by one: a quarter.
const maxWeeks = 14

// weeks returns the calendar weeks of the days, the latest first, the first and the last
// cut to the days. It returns none if there are too many, or fewer than two.
func (d dayRange) weeks() []dayRange {
	var list []dayRange
	for last := d.Last; last >= d.First; {
		monday := max(last.StartOfWeek(), d.First)
		list = append(list, dayRange{monday, last})
		last = monday.AddDays(-1)
	}
	if len(list) < 2 || len(list) > maxWeeks {
		return nil
	}
	return list
}

// The periods of the statistics. Each ends today.
const (
	periodWeek    = "7"
	periodMonth   = "30"
	periodQuarter = "quarter"
	periodYear    = "year"
)

// periodLabels returns the labels of the buttons of the periods.
func periodLabels() map[string]string {
	return map[string]string{
		periodWeek: "button_stats_7", periodMonth: "button_stats_30", periodQuarter: "button_stats_quarter", periodYear: "button_stats_year",
	}
}

// periodDays returns the days of a period.
func periodDays(period string, today store.Date) dayRange {
	const year, month = len("2026"), len("2026-11")
	first := today.AddDays(-6)
	switch period {
	case periodMonth:
		first = today.AddDays(-29)
	case periodQuarter:
		first = today[:month] + "-01"
		for !slices.Contains([]string{"01", "04", "07", "10"}, string(first[year+1:month])) {
			first = first.AddDays(-1)[:month] + "-01"
		}
	case periodYear:
		first = today[:year] + "-01-01"
	}
	return dayRange{first, today}
}
