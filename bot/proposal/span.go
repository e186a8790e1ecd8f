package proposal

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// HalfWithin is the span of [store.AnswerSpans] within which half of the answers came,
// given their number by span; over is set if that is more than the longest. It is
// a bound: the times are only kept in spans. There have to be answers.
func HalfWithin(counts []int) (span time.Duration, over bool) {
	spans, total, reached := store.AnswerSpans(), 0, 0
	for _, count := range counts {
		total += count
	}
	for i, span := range spans {
		reached += counts[i]
		if 2*reached >= total {
			return span, false
		}
	}
	return spans[len(spans)-1], true
}

// Span is a span in whole hours, or in whole days from one day on.
func Span(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	if span < day {
		return dialog.SayCounted("span_hours", int(span/time.Hour))
	}
	return dialog.SayCounted("span_days", int(span/day))
}
