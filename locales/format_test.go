package locales

import (
	"math"
	"testing"
	"time"

	"usynys/store"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		date            store.Date
		kazakh, russian string
	}{
		{"2026-11-23", "2026 ж. 23 қараша", "23 ноября 2026 г."},
		{"2027-01-01", "2027 ж. 1 қаңтар", "1 января 2027 г."},
		{"2024-02-29", "2024 ж. 29 ақпан", "29 февраля 2024 г."},
		{"2026-12-31", "2026 ж. 31 желтоқсан", "31 декабря 2026 г."},
		{"", "", ""},
		{"2026-02-30", "2026-02-30", "2026-02-30"},
	} {
		if got := Date(store.Kazakh, c.date); got != c.kazakh {
			t.Errorf("Date(kk, %q) = %q, want %q", c.date, got, c.kazakh)
		}
		if got := Date(store.Russian, c.date); got != c.russian {
			t.Errorf("Date(ru, %q) = %q, want %q", c.date, got, c.russian)
		}
	}
}

func TestMonths(t *testing.T) {
	kazakh := "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан "
	russian := "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
	var gotKazakh, gotRussian string
	for i := range 12 {
		gotKazakh += monthsKazakh[i] + " "
		gotRussian += monthsRussian[i] + " "
	}
	if gotKazakh != kazakh {
		t.Errorf("got %s, want %s", gotKazakh, kazakh)
	}
	if gotRussian != russian {
		t.Errorf("got %s, want %s", gotRussian, russian)
	}
}

func TestDateTimeIsInTheZoneOfTheTime(t *testing.T) {
	at := time.Date(2026, 11, 23, 21, 5, 59, 0, time.UTC).In(time.FixedZone("Almaty", 5*60*60))
	if got, want := DateTime(store.Kazakh, at), "2026 ж. 24 қараша, 02:05"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DateTime(store.Russian, at), "24 ноября 2026 г., 02:05"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumber(t *testing.T) {
	for number, want := range map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1\u00a0000", 12345: "12\u00a0345",
		123456: "123\u00a0456", 1234567: "1\u00a0234\u00a0567",
		-1: "\u22121", -999: "\u2212999", -1000: "\u22121\u00a0000",
		math.MinInt64: "\u22129\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808",
	} {
		for _, language := range store.Languages() {
			if got := Number(language, number); got != want {
				t.Errorf("Number(%s, %d) = %q, want %q", language, number, got, want)
			}
		}
	}
}
