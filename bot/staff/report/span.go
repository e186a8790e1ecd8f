package report

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// answerTimeTexts says within which time half of the answers were given, if there
// were any. The times are kept in spans, so it is a bound.
func answerTimeTexts(answered []store.ResponseCount) []dialog.Text {
	counts := make([]int, len(store.ResponseBuckets())+1)
	total := 0
	for _, day := range answered {
		counts[min(day.Bucket, len(counts)-1)] += int(day.Count)
		total += int(day.Count)
	}
	if total == 0 {
		return nil
	}
	span, over := medianBucket(counts)
	key := "digest_half"
	if over {
		key = "digest_half_over"
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": formatDuration(span)})}
}

// medianBucket is the span of [store.ResponseBuckets] within which half of the answers came,
// given their number by span; over is set if that is more than the longest. It is
// a bound: the times are only kept in spans. There have to be answers.
func medianBucket(counts []int) (span time.Duration, over bool) {
	spans, total, reached := store.ResponseBuckets(), 0, 0
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

// formatDuration is a span in whole hours, or in whole days from one day on.
func formatDuration(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	if span < day {
		return dialog.SayCounted("span_hours", int(span/time.Hour))
	}
	return dialog.SayCounted("span_days", int(span/day))
}
