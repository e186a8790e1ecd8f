package store

import (
	"slices"
	"time"
)

// DeadlinePolicy is the deadline that authors are promised an answer by.
type DeadlinePolicy struct {
	WorkingDays int    `toml:"working_days"`
	Holidays    []Date `toml:"holidays"`
}

// Due returns the deadline of a proposal that is sent today: WorkingDays after it,
// without Saturdays, Sundays and holidays.
func (a DeadlinePolicy) Due(today Date) Date { return a.AddWorkingDays(today, a.WorkingDays) }

// AddWorkingDays returns the day that many working days after another.
func (a DeadlinePolicy) AddWorkingDays(day Date, workingDays int) Date {
	for left := workingDays; left > 0; {
		day = day.AddDays(1)
		if a.IsWorkingDay(day) {
			left--
		}
	}
	return day
}

// WorkingDaysLeft returns how many working days there are after today up to a deadline, 0 if that
// has passed.
func (a DeadlinePolicy) WorkingDaysLeft(today, due Date) int {
	left := 0
	for day := today; day < due; {
		day = day.AddDays(1)
		if a.IsWorkingDay(day) {
			left++
		}
	}
	return left
}

// IsWorkingDay reports whether a day is a working day: no Saturday, Sunday or holiday.
func (a DeadlinePolicy) IsWorkingDay(day Date) bool {
	weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	return !weekend && !slices.Contains(a.Holidays, day)
}
