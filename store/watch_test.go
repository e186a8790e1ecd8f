package store_test

import (
	"testing"
	"time"

	"usynys/store"
)

func TestWorkingDays(t *testing.T) {
	answer := store.Answer{Holidays: []store.Date{"2026-12-16"}}
	for day, works := range map[store.Date]bool{
		"2026-11-27": true, "2026-11-28": false, "2026-11-29": false, "2026-11-30": true, "2026-12-16": false, "2026-12-17": true,
	} {
		if answer.Works(day) != works {
			t.Errorf("%s is a working day: %v", day, !works)
		}
	}
}

func TestUrgentPlaces(t *testing.T) {
	p := store.Proposal{Status: store.Submitted, DueOn: "2026-12-07"}
	if store.PlaceOf(p).Urgent() {
		t.Error("a proposal without flags is urgent")
	}
	p.Flags = []store.Flag{store.FlagCrisis}
	if !store.PlaceOf(p).Urgent() {
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
	if staff.PausedUntil = store.UntilReturn(); !staff.Paused(now.AddDate(100, 0, 0)) {
		t.Error("a pause without end ended")
	}
}

func TestRegionAndReason(t *testing.T) {
	if region, reason := store.CutRegionAndReason(store.RegionAndReason("KZ-27", "own words")); region != "KZ-27" || reason != "own words" {
		t.Errorf("got %q and %q", region, reason)
	}
}
