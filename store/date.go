package store

import (
	"fmt"
	"slices"
	"time"
)

// Date is a calendar day in the configured zone, written 2026-11-23. Dates
// compare as strings compare.
type Date string

// DateOf returns the day of an instant in a zone.
func DateOf(at time.Time, zone *time.Location) Date {
	return Date(at.In(zone).Format(time.DateOnly))
}

// ParseDate reads a date and refuses what is no day of the calendar.
func ParseDate(text string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", fmt.Errorf("%q is not a date such as 2026-11-23", text)
	}
	return Date(text), nil
}

// Midnight returns the first instant of the day in a zone, the zero time for no date.
func (d Date) Midnight(zone *time.Location) time.Time {
	at, err := time.ParseInLocation(time.DateOnly, string(d), zone)
	if err != nil {
		return time.Time{}
	}
	return at
}

// AddDays returns the day n days later, or earlier for a negative n.
func (d Date) AddDays(n int) Date {
	return DateOf(d.Midnight(time.UTC).AddDate(0, 0, n), time.UTC)
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Midnight(time.UTC).Weekday() }

// StartOfWeek returns the first day of the week of the date: weeks begin on Monday.
func (d Date) StartOfWeek() Date {
	return d.AddDays(-(int(d.Weekday()) + 6) % 7)
}

// DaysUntil counts the days from d to another date; negative if that is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.Midnight(time.UTC).Sub(d.Midnight(time.UTC)).Hours() / 24)
}

// DeadlinePolicy says by when authors are promised an answer.
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

// WorkingDaysLeft returns how many working days there are after today up to a deadline,
// 0 if that has passed.
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
