package store_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"usynys/store"
)

var almaty = time.FixedZone("UTC+5", 5*60*60)

func TestDateOfIsTheDayInTheZone(t *testing.T) {
	for at, wanted := range map[time.Time]store.Date{
		time.Date(2026, 11, 23, 18, 59, 59, 0, time.UTC): "2026-11-23",
		time.Date(2026, 11, 23, 19, 0, 0, 0, time.UTC):   "2026-11-24",
		time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC):   "2027-01-01",
	} {
		if got := store.DateOf(at, almaty); got != wanted {
			t.Errorf("%s falls on %s, want %s", at, got, wanted)
		}
	}
}

func TestParseDateRefusesWhatIsNoDay(t *testing.T) {
	if got, err := store.ParseDate("2028-02-29"); err != nil || got != "2028-02-29" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, text := range []string{"", "2026-02-29", "2026-13-01", "2026-1-1", "23.11.2026", " 2026-11-23", "2026-11-23T00:00"} {
		if got, err := store.ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestStartIsMidnightInTheZone(t *testing.T) {
	wanted := time.Date(2026, 11, 22, 19, 0, 0, 0, time.UTC)
	if got := store.Date("2026-11-23").Midnight(almaty); !got.Equal(wanted) {
		t.Errorf("got %s", got)
	}
	if got := store.Date("no date").Midnight(almaty); !got.IsZero() {
		t.Errorf("no date starts at %s", got)
	}
}

func TestMondayBeginsTheWeek(t *testing.T) {
	monday := store.Date("2026-11-23")
	for day := range 7 {
		if got := monday.AddDays(day).StartOfWeek(); got != monday {
			t.Errorf("the week of %s begins on %s", monday.AddDays(day), got)
		}
	}
	if got := store.Date("2027-01-01").StartOfWeek(); got != "2026-12-28" {
		t.Errorf("got %s", got)
	}
}

func TestDaysAddUp(t *testing.T) {
	first := store.Date("2020-01-01")
	rapid.Check(t, func(t *rapid.T) {
		start, n := first.AddDays(rapid.IntRange(0, 20_000).Draw(t, "start")), rapid.IntRange(-20_000, 20_000).Draw(t, "n")
		end := start.AddDays(n)
		if start.DaysUntil(end) != n || end.DaysUntil(start) != -n || end.AddDays(-n) != start {
			t.Errorf("%s and %d days make %s", start, n, end)
		}
		if (start < end) != (n > 0) {
			t.Errorf("%s and %s compare wrongly", start, end)
		}
		if got, err := store.ParseDate(string(end)); err != nil || got != end {
			t.Errorf("%s reads back as %s, %v", end, got, err)
		}
	})
}
