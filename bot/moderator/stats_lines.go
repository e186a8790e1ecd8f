package moderator

import (
	"usynys/bot/dialog"
	"usynys/bot/proposal"
)

func number(key string, count int) dialog.Text { return dialog.Say(key, dialog.Data{"Number": count}) }

// some is a row for what happened at all.
func some(key string, count int) []dialog.Text {
	if count == 0 {
		return nil
	}
	return []dialog.Text{number(key, count)}
}

// half says within what time half of the first answers were given.
func half(all answers) []dialog.Text {
	if all.total() == 0 {
		return nil
	}
	span, over := proposal.HalfWithin(all)
	key := "stats_half"
	if over {
		key = "stats_half_over"
	}
	return []dialog.Text{dialog.Say(key, dialog.Data{"Span": proposal.Span(span)})}
}
