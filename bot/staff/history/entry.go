package history

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
	"usynys/store/rules"
)

// actionKey returns the key of the text that says what was done.
func (s *timeline) actionKey(entry store.AuditEntry) string {
	switch entry.Action {
	case store.ActionReopen, store.ActionUnlink, store.ActionDisputeDuplicate, store.ActionReply, store.ActionWithdrawQuestion:
		s.level = 0 // there is a new deadline
	case store.ActionUnblock:
		if entry.Field == "span" {
			return "audit_block_not"
		}
	case store.ActionEscalate:
		// Old entries do not say which level: it was the next.
		if s.level++; entry.Field == "circle" {
			s.level, _ = strconv.Atoi(entry.New)
		}
		return levelKeys()[min(max(s.level, 1), desk.EscalationLevels)-1]
	}
	if slices.Contains(knownActions(), entry.Action) {
		return "audit_" + string(entry.Action)
	}
	return "audit_other"
}

func levelKeys() [desk.EscalationLevels]string {
	return [desk.EscalationLevels]string{"audit_late_moderators", "audit_late_coordinators", "audit_late_administrators"}
}

// knownActions returns the actions with a text "audit_<action>".
func knownActions() []store.Action {
	return []store.Action{
		store.ActionSubmit, store.ActionReply, store.ActionResumeLapsed, store.ActionDisputeDuplicate, store.ActionErase,
		store.ActionAccept, store.ActionDecline, store.ActionVote, store.ActionAsk, store.ActionWithdrawQuestion,
		store.ActionLink, store.ActionUnlink, store.ActionMove, store.ActionNote, store.ActionAssign, store.ActionHide,
		store.ActionUnhide, store.ActionUndo, store.ActionReopen, store.ActionReveal, store.ActionBlock,
		store.ActionBlockVote, store.ActionUnblock, store.ActionNotify, store.ActionRemind, store.ActionLapse,
	}
}

// blockTexts says until when a block lasts, or how long a proposed one would, before and
// after the entry.
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
		return nil, fmt.Errorf("read until when a block lasts: %w", err)
	}
	return until, nil
}
