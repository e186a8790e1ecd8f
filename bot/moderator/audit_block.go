package moderator

import (
	"fmt"
	"time"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// blockSpans says until when a block holds or for how long it was proposed, and what
// of that ended.
func blockSpans(entry store.AuditEntry) ([]dialog.Text, error) {
	var list []dialog.Text
	for _, span := range []struct{ key, value string }{{"audit_span_before", entry.Old}, {"audit_span", entry.New}} {
		if span.value == "" {
			continue
		}
		until, err := blockSpan(entry.Field, span.value)
		if err != nil {
			return nil, err
		}
		list = append(list, dialog.Say(span.key, dialog.Data{"Until": until}))
	}
	return list, nil
}

func blockSpan(field, value string) (any, error) {
	if value == store.NoEnd {
		return proposal.BlockSpan(0), nil
	}
	if field == "span" {
		span, err := time.ParseDuration(value)
		if err != nil {
			return nil, fmt.Errorf("read for how long a block was proposed: %w", err)
		}
		return proposal.BlockSpan(span), nil
	}
	until, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return nil, fmt.Errorf("read until when a block holds: %w", err)
	}
	return until, nil
}
