package store_test

import (
	"testing"

	"usynys/store"
)

func TestDueCountsWorkingDays(t *testing.T) {
	// 16 and 17 December are holidays, Wednesday and Thursday in 2026.
	answer := store.DeadlinePolicy{WorkingDays: 3, Holidays: []store.Date{"2026-12-16", "2026-12-17", "2026-12-19"}}
	for today, wanted := range map[store.Date]store.Date{
		"2026-11-23": "2026-11-26", // Monday to Thursday
		"2026-11-25": "2026-11-30", // over a weekend
		"2026-11-27": "2026-12-02",
		"2026-11-28": "2026-12-02", // Saturday
		"2026-11-29": "2026-12-02", // Sunday
		"2026-12-14": "2026-12-21", // over the holidays and a weekend
		"2026-12-16": "2026-12-22", // on a holiday; one on a Saturday counts once
		"2026-12-30": "2027-01-04", // over the new year
	} {
		if got := answer.Due(today); got != wanted {
			t.Errorf("on %s the answer is due on %s, want %s", today, got, wanted)
		}
	}
	if got := (store.DeadlinePolicy{}).Due("2026-11-28"); got != "2026-11-28" {
		t.Errorf("without a span it is due on %s", got)
	}
}

func TestCatalogueFindsByCode(t *testing.T) {
	c := store.Catalogue{
		Topics:  []store.Topic{{Code: "work"}, {Code: "ecology", Name: store.LocalizedText{KK: "Экология"}}},
		Regions: []store.Region{{Code: "KZ-75"}},
		Reasons: []store.ReasonTemplate{{Code: "duplicate"}},
	}
	topic, found := c.Topic("ecology")
	if !found || topic.Name.KK != "Экология" {
		t.Errorf("got %+v, %t", topic, found)
	}
	_, region := c.Region("KZ-75")
	_, reason := c.Reason("duplicate")
	if !region || !reason {
		t.Error("a known code was not found")
	}
	_, topicFound := c.Topic("")
	_, regionFound := c.Region("KZ-7")
	_, reasonFound := c.Reason("Duplicate")
	if topicFound || regionFound || reasonFound {
		t.Error("an unknown code was found")
	}
}
