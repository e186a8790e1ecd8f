package moderator

import (
	"strconv"

	"usynys/store"
)

// did is the sentence that says what was done.
func (s *story) did(entry store.AuditEntry) string {
	switch entry.Action {
	case store.ActionReopen, store.ActionUnlink, store.ActionDiffer, store.ActionAnswer, store.ActionUnask:
		s.circles = 0 // an answer is promised anew
	case store.ActionUnblock:
		if entry.Field == "span" {
			return "audit_block_not"
		}
	case store.ActionEscalate:
		// Entries of old do not say which circle: it was the next.
		if s.circles++; entry.Field == "circle" {
			s.circles, _ = strconv.Atoi(entry.New)
		}
		return circleTexts()[min(max(s.circles, 1), circles)-1]
	}
	if key, known := didTexts()[entry.Action]; known {
		return key
	}
	return "audit_other"
}

func circleTexts() [circles]string {
	return [circles]string{"audit_late_moderators", "audit_late_coordinators", "audit_late_administrators"}
}

func didTexts() map[store.Action]string {
	return map[store.Action]string{
		store.ActionSubmit:    "audit_submit",
		store.ActionAnswer:    "audit_answer",
		store.ActionResume:    "audit_resume",
		store.ActionDiffer:    "audit_differ",
		store.ActionErase:     "audit_erase",
		store.ActionAccept:    "audit_accept",
		store.ActionDecline:   "audit_decline",
		store.ActionVote:      "audit_vote",
		store.ActionAsk:       "audit_ask",
		store.ActionUnask:     "audit_unask",
		store.ActionLink:      "audit_link",
		store.ActionUnlink:    "audit_unlink",
		store.ActionMove:      "audit_move",
		store.ActionNote:      "audit_note",
		store.ActionAssign:    "audit_assign",
		store.ActionHide:      "audit_hide",
		store.ActionUnhide:    "audit_unhide",
		store.ActionUndo:      "audit_undo",
		store.ActionReopen:    "audit_reopen",
		store.ActionReveal:    "audit_reveal",
		store.ActionBlock:     "audit_block",
		store.ActionBlockVote: "audit_block_vote",
		store.ActionUnblock:   "audit_unblock",
		store.ActionTell:      "audit_tell",
		store.ActionRemind:    "audit_remind",
		store.ActionLapse:     "audit_lapse",
	}
}
