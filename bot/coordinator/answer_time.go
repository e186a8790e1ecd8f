package coordinator

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// answerTime says within which time half of the answers were given, if there
// were any. The times are kept in spans, so it is a bound.
func answerTime(answered []store.Answered) []dialog.Text {
	spans := store.AnswerSpans()
	counts := make([]int, len(spans)+1)
	total := 0
	for _, day := range answered {
		counts[min(day.Within, len(spans))] += int(day.Count)
		total += int(day.Count)
	}
	if total == 0 {
		return nil
	}
	reached := 0
	for i, span := range spans {
		reached += counts[i]
		if 2*reached >= total {
			return []dialog.Text{dialog.Say("digest_half", dialog.Data{"Span": spanText(span)})}
		}
	}
	return []dialog.Text{dialog.Say("digest_half_over", dialog.Data{"Span": spanText(spans[len(spans)-1])})}
}

// spanText is a span in whole hours, or in whole days from one day on.
func spanText(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	if span < day {
		return dialog.SayCounted("span_hours", int(span/time.Hour))
	}
	return dialog.SayCounted("span_days", int(span/day))
}
