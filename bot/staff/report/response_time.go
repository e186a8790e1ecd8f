package report

import (
	"time"

	"usynys/bot/dialog"
	"usynys/store"
)

// responseTimes counts first answers by the index of [store.ResponseBuckets] that their
// time is within; the last counts those that took longer than all.
type responseTimes []int

func newResponseTimes() responseTimes { return make(responseTimes, len(store.ResponseBuckets())+1) }

func (r responseTimes) total() int {
	sum := 0
	for _, count := range r {
		sum += count
	}
	return sum
}

// median returns the bucket that half of the answers are within. over is set if that is
// more than the longest. It is a bound, since times are kept by bucket only.
func (r responseTimes) median() (bucket time.Duration, over bool) {
	buckets, reached := store.ResponseBuckets(), 0
	for i, bucket := range buckets {
		reached += r[i]
		if 2*reached >= r.total() {
			return bucket, false
		}
	}
	return buckets[len(buckets)-1], true
}

// texts says within what time half of the first answers were given, if there were any.
// The keys are for a time within the longest bucket and for one over it.
func (r responseTimes) texts(within, over string) []dialog.Text {
	if r.total() == 0 {
		return nil
	}
	bucket, longer := r.median()
	key := within
	if longer {
		key = over
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": formatDuration(bucket)})}
}

// formatDuration writes whole hours, or whole days from one day on.
func formatDuration(span time.Duration) dialog.Text {
	const day = 24 * time.Hour
	if span < day {
		return dialog.SayCounted("span_hours", int(span/time.Hour))
	}
	return dialog.SayCounted("span_days", int(span/day))
}
