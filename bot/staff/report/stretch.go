package report

import "usynys/store"

// dayRange is some days in a row, the first and the last included.
type dayRange struct{ First, Last store.Date }

// thisWeek is Monday to today.
func thisWeek(today store.Date) dayRange { return dayRange{today.StartOfWeek(), today} }

// lastWeek is the last whole week, Monday to Sunday, before a day.
func lastWeek(day store.Date) dayRange {
	monday := day.StartOfWeek().AddDays(-7)
	return dayRange{monday, monday.AddDays(6)}
}

// weekBefore is the same days one week earlier.
func (s dayRange) weekBefore() dayRange { return dayRange{s.First.AddDays(-7), s.Last.AddDays(-7)} }

func (s dayRange) contains(day store.Date) bool { return s.First <= day && day <= s.Last }
