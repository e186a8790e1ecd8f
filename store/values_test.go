package store_test

import (
	"testing"
	"time"

	"usynys/store"
	"usynys/store/screening"
)

func TestDuration(t *testing.T) {
	for text, wanted := range map[string]time.Duration{"24h": 24 * time.Hour, "1m30s": 90 * time.Second, "2s": 2 * time.Second} {
		var got store.Duration
		if err := got.UnmarshalText([]byte(text)); err != nil || time.Duration(got) != wanted {
			t.Errorf("%q was read as %s, %v", text, time.Duration(got), err)
		}
	}
	for _, text := range []string{"", "-1s", "-1h", "24", "1 hour"} {
		var got store.Duration
		if got.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q was read as %s", text, time.Duration(got))
		}
	}
}

func TestWeekday(t *testing.T) {
	for text, wanted := range map[string]time.Weekday{"sunday": time.Sunday, "Monday": time.Monday, "saturday": time.Saturday} {
		var got store.Weekday
		if err := got.UnmarshalText([]byte(text)); err != nil || time.Weekday(got) != wanted {
			t.Errorf("%q was read as %s, %v", text, time.Weekday(got), err)
		}
	}
	for _, text := range []string{"", "mon", "1", "дүйсенбі"} {
		var got store.Weekday
		if got.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q was read as %s", text, time.Weekday(got))
		}
	}
}

func TestTimeOfDay(t *testing.T) {
	for text, wanted := range map[string]time.Duration{"09:00": 9 * time.Hour, "00:00": 0, "23:59": 24*time.Hour - time.Minute} {
		var got store.TimeOfDay
		if err := got.UnmarshalText([]byte(text)); err != nil || time.Duration(got) != wanted {
			t.Errorf("%q was read as %s, %v", text, time.Duration(got), err)
		}
	}
	for _, text := range []string{"", "24:00", "9", "09:60", "09:00:00", "9 am"} {
		var got store.TimeOfDay
		if got.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q was read as %s", text, time.Duration(got))
		}
	}
}

func TestDigestIsDueAtTheLatestHourOfItsWeekday(t *testing.T) {
	digest := store.DigestSchedule{Weekday: store.Weekday(time.Monday), Time: store.TimeOfDay(9 * time.Hour)}
	monday := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC) // 09:00 in the zone
	for now, wanted := range map[time.Time]time.Time{
		monday:                                      monday,
		monday.Add(-time.Nanosecond):                monday.AddDate(0, 0, -7),
		monday.Add(time.Nanosecond):                 monday,
		monday.AddDate(0, 0, 7).Add(-1):             monday,
		monday.AddDate(0, 0, 7):                     monday.AddDate(0, 0, 7),
		monday.Add(-5 * time.Hour):                  monday.AddDate(0, 0, -7), // Sunday in UTC, Monday in the zone
		time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC): time.Date(2026, 12, 28, 4, 0, 0, 0, time.UTC),
	} {
		if got := digest.LastDue(now, almaty); !got.Equal(wanted) {
			t.Errorf("at %s due %s, want %s", now, got, wanted)
		}
	}
}

func TestBackupIsDueAtTheLatestHour(t *testing.T) {
	backup := store.BackupSchedule{Keep: 1, Time: store.TimeOfDay(210 * time.Minute)}
	due := time.Date(2026, 11, 22, 22, 30, 0, 0, time.UTC) // 03:30 of the next day in the zone
	for now, wanted := range map[time.Time]time.Time{
		due:                          due,
		due.Add(-time.Nanosecond):    due.AddDate(0, 0, -1),
		due.Add(23 * time.Hour):      due,
		due.AddDate(0, 0, 1).Add(-1): due,
		due.AddDate(0, 0, 1):         due.AddDate(0, 0, 1),
	} {
		if got := backup.LastDue(now, almaty); !got.Equal(wanted) {
			t.Errorf("at %s due %s, want %s", now, got, wanted)
		}
	}
}

func TestWorkingDays(t *testing.T) {
	answer := store.DeadlinePolicy{Holidays: []store.Date{"2026-12-16"}}
	for day, works := range map[store.Date]bool{
		"2026-11-27": true, "2026-11-28": false, "2026-11-29": false, "2026-11-30": true, "2026-12-16": false, "2026-12-17": true,
	} {
		if answer.IsWorkingDay(day) != works {
			t.Errorf("%s is a working day: %v", day, !works)
		}
	}
}

func TestUrgentPlaces(t *testing.T) {
	p := store.Proposal{Status: store.StatusSubmitted, DueOn: "2026-12-07"}
	if store.QueueEntryOf(p).Urgent() {
		t.Error("a proposal without flags is urgent")
	}
	p.Flags = []screening.Flag{screening.FlagCrisis}
	if !store.QueueEntryOf(p).Urgent() {
		t.Error("a call for help is not urgent")
	}
}

func TestAPauseEndsAtItsMoment(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	staff := store.Staff{PausedUntil: now}
	if staff.Paused(now) || !staff.Paused(now.Add(-1)) {
		t.Error("the pause does not end when it ends")
	}
	if (store.Staff{}).Paused(now) {
		t.Error("who never paused is paused")
	}
	if staff.PausedUntil = store.IndefinitePause(); !staff.Paused(now.AddDate(100, 0, 0)) {
		t.Error("a pause without end ended")
	}
}

func TestRegionAndReason(t *testing.T) {
	if region, reason := store.SplitRegionReasonKey(store.RegionReasonKey("KZ-27", "own words")); region != "KZ-27" || reason != "own words" {
		t.Errorf("got %q and %q", region, reason)
	}
}
