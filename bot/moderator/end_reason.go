package moderator

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// endReason ends the question for a reason, if it is being asked: whoever goes on
// to another proposal must not decline this one with the next thing they type.
func endReason(t *dialog.Turn) error {
	if t.Session.Flow != declineFlow {
		return nil
	}
	if err := leaveReason(t); err != nil {
		return err
	}
	return t.Retire(dialog.ScreenSlot)
}

// endReasonFor is endReason for the question about one proposal.
func endReasonFor(t *dialog.Turn, seq store.Seq) error {
	if t.Session.Subject != seq {
		return nil
	}
	return endReason(t)
}

// leaveReason leaves the question where it stands. Whoever was writing a proposal
// of their own before is told that it is still there.
func leaveReason(t *dialog.Turn) error {
	t.Leave()
	t.Session.Subject, t.Session.SubjectRevision = 0, 0
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("reason_draft_kept")}})
	}
	return err
}
