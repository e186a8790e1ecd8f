package locales

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"usynys/store"
)

var (
	monthsKazakh = [...]string{
		"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
		"шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
	}
	// monthsRussian are in the genitive, as after a day.
	monthsRussian = [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
)

const (
	groupSeparator = "\u00a0"
	minus          = "\u2212"
)

// Date formats a day: 2026 ж. 23 қараша, 23 ноября 2026 г. An invalid date is returned as
// it is. An unknown language is formatted as Kazakh.
func Date(language store.Language, date store.Date) string {
	at, err := time.Parse(time.DateOnly, string(date))
	if err != nil {
		return string(date)
	}
	return longDate(language, at)
}

// DateTime formats a day and time in the zone of at: 2026 ж. 23 қараша, 14:05.
func DateTime(language store.Language, at time.Time) string {
	return longDate(language, at) + at.Format(", 15:04")
}

func longDate(language store.Language, at time.Time) string {
	year, month, day := at.Date()
	if language == store.Russian {
		return fmt.Sprintf("%d %s %d г.", day, monthsRussian[month-1], year)
	}
	return fmt.Sprintf("%d ж. %d %s", year, day, monthsKazakh[month-1])
}

// Number formats a number in groups of three digits, separated by no-break spaces.
func Number(_ store.Language, number int) string {
	digits, negative := strings.CutPrefix(strconv.Itoa(number), "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + groupSeparator + digits[i:]
	}
	if negative {
		return minus + digits
	}
	return digits
}
