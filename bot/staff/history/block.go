package history

import (
	"fmt"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/store"
	"usynys/store/rules"
)

// blockTexts says until when a block holds or for how long it was proposed, and what
// of that ended.
func blockTexts(entry store.AuditEntry) ([]dialog.Text, error) {
	var list []dialog.Text
	for _, span := range []struct{ key, value string }{{"audit_span_before", entry.Old}, {"audit_span", entry.New}} {
		if span.value == "" {
			continue
		}
		until, err := blockEnd(entry.Field, span.value)
		if err != nil {
			return nil, err
		}
		list = append(list, dialog.Say(span.key, dialog.Data{"Until": until}))
	}
	return list, nil
}

func blockEnd(field, value string) (any, error) {
	if value == rules.AuditNoEnd {
		return card.BlockDuration(0), nil
	}
	if field == "span" {
		span, err := time.ParseDuration(value)
		if err != nil {
			return nil, fmt.Errorf("read for how long a block was proposed: %w", err)
		}
		return card.BlockDuration(span), nil
	}
	until, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return nil, fmt.Errorf("read until when a block holds: %w", err)
	}
	return until, nil
}
