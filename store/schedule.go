package store

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Duration is a span written as Go writes it: 24h, 15m, 2s.
type Duration time.Duration

// UnmarshalText reads a span and refuses a negative one.
func (d *Duration) UnmarshalText(text []byte) error {
	span, err := time.ParseDuration(string(text))
	if err != nil || span < 0 {
		return fmt.Errorf("%q is not a span such as 24h, 15m or 2s", text)
	}
	*d = Duration(span)
	return nil
}

// Weekday is a day of the week written in English: monday.
type Weekday time.Weekday

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// UnmarshalText reads a day of the week.
func (w *Weekday) UnmarshalText(text []byte) error {
	i := slices.Index(weekdays, strings.ToLower(string(text)))
	if i < 0 {
		return fmt.Errorf("%q is not a day of the week such as monday", text)
	}
	*w = Weekday(i)
	return nil
}

// TimeOfDay is a time by the clock, since midnight, written 09:00.
type TimeOfDay time.Duration

// UnmarshalText reads a time of day.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	at, err := time.Parse("15:04", string(text))
	if err != nil {
		return fmt.Errorf("%q is not a time of day such as 09:00", text)
	}
	*t = TimeOfDay(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
	return nil
}

// LastDue returns the latest moment at or before now when the digest is due.
func (d DigestSchedule) LastDue(now time.Time, zone *time.Location) time.Time {
	day := DateOf(now, zone)
	for {
		at := day.Midnight(zone).Add(time.Duration(d.Time))
		if day.Weekday() == time.Weekday(d.Weekday) && !at.After(now) {
			return at
		}
		day = day.AddDays(-1)
	}
}

// LastDue returns the latest moment at or before now when the daily backup is due.
func (b BackupSchedule) LastDue(now time.Time, zone *time.Location) time.Time {
	day := DateOf(now, zone)
	at := day.Midnight(zone).Add(time.Duration(b.Time))
	if at.After(now) {
		at = day.AddDays(-1).Midnight(zone).Add(time.Duration(b.Time))
	}
	return at
}
