package team

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// saveDraft saves the answers that the sender has given in a flow.
func saveDraft(t *dialog.Turn) error { return store.StaffRecords.Put(t.Tx, *t.Staff) }

// beginFlow begins a flow in a new message. The buttons of the question that was asked
// before are removed.
func beginFlow(t *dialog.Turn, flow string, draft store.AdminDraft) error {
	t.Staff.AdminDraft = draft
	if err := saveDraft(t); err != nil {
		return err
	}
	if err := t.RemoveSlotButtons(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.BeginFlow(flow)
}

// endFlow clears the sender's answers. A sender with a draft of a proposal reads that it is
// kept.
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

// replaceQuestion shows a screen in place of the last question.
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
