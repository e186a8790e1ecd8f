package store

import (
	"slices"
	"time"
)

// Answer is the deadline that authors are promised an answer by.
type Answer struct {
	WorkingDays int    `toml:"working_days"`
	Holidays    []Date `toml:"holidays"`
}

// Due returns the deadline of a proposal that is sent today: WorkingDays after it,
// without Saturdays, Sundays and holidays.
func (a Answer) Due(today Date) Date { return a.After(today, a.WorkingDays) }

// After returns the day that many working days after another.
func (a Answer) After(day Date, workingDays int) Date {
	for left := workingDays; left > 0; {
		day = day.AddDays(1)
		if a.Works(day) {
			left--
		}
	}
	return day
}

// Left returns how many working days there are after today up to a deadline, 0 if that
// has passed.
func (a Answer) Left(today, due Date) int {
	left := 0
	for day := today; day < due; {
		day = day.AddDays(1)
		if a.Works(day) {
			left++
		}
	}
	return left
}

// Works reports whether a day is a working day: no Saturday, Sunday or holiday.
func (a Answer) Works(day Date) bool {
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	return !weekend && !slices.Contains(a.Holidays, day)
}
