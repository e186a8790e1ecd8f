package admin

import (
	"usynys/bot/dialog"
	"usynys/store"
)

// keep keeps what the sender has begun.
func keep(t *dialog.Turn) error { return store.StaffRecords.Put(t.Tx, *t.Staff) }

// begin asks the questions of a flow below everything else. What was asked before
// is not asked any more.
func begin(t *dialog.Turn, flow string, upkeep store.Upkeep) error {
	t.Staff.Upkeep = upkeep
	if err := keep(t); err != nil {
		return err
	}
	if err := t.Retire(dialog.ScreenSlot); err != nil {
		return err
	}
	return t.Begin(flow)
}

// end forgets what the sender had begun, which is either done or given up. A draft of
// a proposal of their own is still there.
func end(t *dialog.Turn) error {
	t.Staff.Upkeep = store.Upkeep{}
	if err := keep(t); err != nil {
		return err
	}
	draft, found, err := t.Draft()
	if found && !draft.Empty() {
		t.ShowIn(dialog.HintSlot, "", dialog.Screen{Text: []dialog.Text{dialog.Say("reason_draft_kept")}})
	}
	return err
}

// instead shows a screen as the list, in place of the question that was asked last.
func instead(t *dialog.Turn, screen dialog.Screen) error {
	if t.Input.Kind != dialog.Pressed {
		t.ShowIn(dialog.ListSlot, "", screen)
		return t.Retire(dialog.ScreenSlot)
	}
	if err := t.Retire(dialog.ListSlot); err != nil {
		return err
	}
	t.ShowIn(dialog.ListSlot, dialog.ScreenSlot, screen)
	return nil
}
