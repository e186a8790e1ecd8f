package team

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// saveDraft keeps what the sender has begun.
func saveDraft(t *dialog.Turn) error { return store.StaffRecords.Put(t.Tx, *t.Staff) }

// beginFlow asks the questions of a flow below everything else. What was asked before
// is not asked any more.
func beginFlow(t *dialog.Turn, flow string, upkeep store.AdminDraft) error {
	t.Staff.AdminDraft = upkeep
	if err := saveDraft(t); err != nil {
		return err
	}
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.BeginFlow(flow)
}

// endFlow forgets what the sender had begun, which is either done or given up. A draft of
// a proposal of their own is still there.
func endFlow(t *dialog.Turn) error {
	t.Staff.AdminDraft = store.AdminDraft{}
	if err := saveDraft(t); err != nil {
		return err
	}
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("reason_draft_kept")}})
	}
	return err
}

// replaceQuestion shows a screen as the list, in place of the question that was asked last.
func replaceQuestion(t *dialog.Turn, screen dialog.Screen) error {
	if t.Input.Kind != dialog.Pressed {
		t.ShowIn(dialog.ListSlot, "", screen)
		return t.RemoveSlotButtons(dialog.ScreenSlot)
	}
	if err := t.RemoveSlotButtons(dialog.ListSlot); err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, dialog.ScreenSlot, screen)
	return nil
}
