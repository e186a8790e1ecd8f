package coordinator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// answerTime says within which time half of the answers were given, if there
// were any. The times are kept in spans, so it is a bound.
func answerTime(answered []store.Answered) []dialog.Text {
	counts := make([]int, len(store.AnswerSpans())+1)
	total := 0
	for _, day := range answered {
		counts[min(day.Within, len(counts)-1)] += int(day.Count)
		total += int(day.Count)
	}
	if total == 0 {
		return nil
	}
	span, over := proposal.HalfWithin(counts)
	key := "digest_half"
	if over {
		key = "digest_half_over"
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": proposal.Span(span)})}
}
