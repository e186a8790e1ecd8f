package coordinator

import "usynys/store"

// stretch is some days in a row, the first and the last included.
type stretch struct{ First, Last store.Date }

// thisWeek is Monday to today.
func thisWeek(today store.Date) stretch { return stretch{today.Monday(), today} }

// lastWeek is the last whole week, Monday to Sunday, before a day.
func lastWeek(day store.Date) stretch {
	monday := day.Monday().AddDays(-7)
	return stretch{monday, monday.AddDays(6)}
}

// weekBefore is the same days one week earlier.
func (s stretch) weekBefore() stretch { return stretch{s.First.AddDays(-7), s.Last.AddDays(-7)} }

func (s stretch) has(day store.Date) bool { return s.First <= day && day <= s.Last }
