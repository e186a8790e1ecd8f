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
	// monthsRussian are in the genitive, as they stand after a day.
	monthsRussian = [...]string{
		"января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря",
	}
)

const (
	groupSeparator = "\u00a0"
	minus          = "\u2212"
)

// Date writes a day out: 2026 ж. 23 қараша, 23 ноября 2026 г. What is no date is
// shown as it is. A language the bot does not have is written as Kazakh.
func Date(language store.Language, date store.Date) string {
	at, err := time.Parse(time.DateOnly, string(date))
	if err != nil {
		return string(date)
	}
	return longDate(language, at)
}

// DateTime writes out a day and the time, in the zone at is in:
// 2026 ж. 23 қараша, 14:05.
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

// Number writes a number in groups of three digits with a space between them that
// does not break. Both languages do it alike, the next one may not.
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
