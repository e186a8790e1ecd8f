package store_test

import (
	"testing"

	"pgregory.net/rapid"

	"usynys/store"
)

func TestParseNumberFindsTheSequence(t *testing.T) {
	for text, wanted := range map[string]store.Seq{
		"123": 123, "000123": 123, "2026-000123": 123, "№2026-000123": 123, " № 2026-000123 ": 123, "ЖҰ-2026-000123": 123,
		"№7": 7, "2026-1234567": 1234567, "9223372036854775807": 1<<63 - 1,
	} {
		if got, ok := store.ParseNumber(text); !ok || got != wanted {
			t.Errorf("%q was read as %d, %t", text, got, ok)
		}
	}
	for _, text := range []string{"", "№", "0", "000000", "2026-", "-", "12a", "1.5", "+5", "1_000", "9223372036854775808", "new", "12 13"} {
		if got, ok := store.ParseNumber(text); ok {
			t.Errorf("%q was read as %d", text, got)
		}
	}
}

func TestEveryNumberReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seq := store.Seq(rapid.Uint64Range(1, 1<<40).Draw(t, "seq"))
		prefix := rapid.SampledFrom([]string{"", "ЖҰ-", "YP", "A-B-"}).Draw(t, "prefix")
		number := store.FormatNumber(prefix, rapid.IntRange(2026, 2099).Draw(t, "year"), seq)
		if got, ok := store.ParseNumber("№ " + number); !ok || got != seq {
			t.Errorf("%q was read as %d, %t", number, got, ok)
		}
	})
}

func TestFormatNumber(t *testing.T) {
	for seq, wanted := range map[store.Seq]string{1: "ЖҰ-2026-000001", 123456: "ЖҰ-2026-123456", 1234567: "ЖҰ-2026-1234567"} {
		if got := store.FormatNumber("ЖҰ-", 2026, seq); got != wanted {
			t.Errorf("got %q, want %q", got, wanted)
		}
	}
}

func TestOverdueIsAfterThePromisedDay(t *testing.T) {
	waiting := store.Proposal{Status: store.StatusSubmitted, DueOn: "2026-11-30"}
	decided := store.Proposal{Status: store.StatusDeclined, DueOn: "2026-11-30"}
	if waiting.Overdue("2026-11-30") || !waiting.Overdue("2026-12-01") || decided.Overdue("2026-12-01") {
		t.Error("wrong")
	}
}
