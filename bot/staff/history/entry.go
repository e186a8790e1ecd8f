package history

import (
	"fmt"
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
	if key, known := actionKeys()[entry.Action]; known {
		return key
	}
	return "audit_other"
}

func levelKeys() [desk.EscalationLevels]string {
	return [desk.EscalationLevels]string{"audit_late_moderators", "audit_late_coordinators", "audit_late_administrators"}
}

func actionKeys() map[store.Action]string {
	return map[store.Action]string{
		store.ActionSubmit:           "audit_submit",
		store.ActionReply:            "audit_answer",
		store.ActionResumeLapsed:     "audit_resume",
		store.ActionDisputeDuplicate: "audit_differ",
		store.ActionErase:            "audit_erase",
		store.ActionAccept:           "audit_accept",
		store.ActionDecline:          "audit_decline",
		store.ActionVote:             "audit_vote",
		store.ActionAsk:              "audit_ask",
		store.ActionWithdrawQuestion: "audit_unask",
		store.ActionLink:             "audit_link",
		store.ActionUnlink:           "audit_unlink",
		store.ActionMove:             "audit_move",
		store.ActionNote:             "audit_note",
		store.ActionAssign:           "audit_assign",
		store.ActionHide:             "audit_hide",
		store.ActionUnhide:           "audit_unhide",
		store.ActionUndo:             "audit_undo",
		store.ActionReopen:           "audit_reopen",
		store.ActionReveal:           "audit_reveal",
		store.ActionBlock:            "audit_block",
		store.ActionBlockVote:        "audit_block_vote",
		store.ActionUnblock:          "audit_unblock",
		store.ActionNotify:           "audit_tell",
		store.ActionRemind:           "audit_remind",
		store.ActionLapse:            "audit_lapse",
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
