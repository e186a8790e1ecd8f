package bulk

import (
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// progressScreen shows the progress. The message is edited after each batch.
func progressScreen(bulk store.BulkOperation) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("bulk_doing_"+string(bulk.Action), dialog.Data{"Done": bulk.Done + bulk.Skipped, "Total": bulk.Total}),
	}}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_bulk_stop"), Press: dialog.Press{Action: StopAction, Revision: progressRevision(bulk)}})
	return screen
}

// progressRevision distinguishes the operations of one person.
func progressRevision(bulk store.BulkOperation) uint32 { return uint32(bulk.At.Unix()) }

// Stop ends the sender's operation. What was changed stays changed.
func Stop(t *dialog.Turn) error {
	bulk, err := loadRunning(t, t.Staff.ID)
	switch {
	case err != nil:
		return err
	case bulk.Person == 0 || t.Input.Press.Revision != progressRevision(bulk):
		return dialog.ErrStale
	}
	return finish(t, bulk, "bulk_stopped")
}

// finish ends an operation and shows its result in place of its progress. An assignee is
// notified once.
func finish(t *dialog.Turn, bulk store.BulkOperation, how string) error {
	if err := store.Bulks.Delete(t.Tx, bulk.Person); err != nil {
		return fmt.Errorf("end a bulk operation: %w", err)
	}
	if err := t.Tx.ClearAlarm(store.AlarmBulk, uint64(bulk.Person)); err != nil {
		return fmt.Errorf("end a bulk operation: %w", err)
	}
	t.Refresh(bulk.Person.Chat(), progressSlot, resultScreen(bulk, how))
	if bulk.Action == store.ActionAssign && bulk.Done > 0 && bulk.Assignee != bulk.Person && how != "bulk_dismissed" {
		assignee, err := store.FindStaff(t.Tx, bulk.Assignee)
		if err != nil || assignee.Role == "" {
			return err
		}
		t.NotifyStaff(assignee, assignedScreen(bulk))
	}
	return nil
}

func resultScreen(bulk store.BulkOperation, how string) dialog.Screen {
	lines := []dialog.Text{dialog.Say("bulk_done", dialog.Data{"Number": bulk.Done})}
	if bulk.Skipped > 0 {
		lines = append(lines, dialog.Say("bulk_passed", dialog.Data{"Number": bulk.Skipped}))
	}
	if left := len(bulk.Remaining); left > 0 {
		lines = append(lines, dialog.Say("bulk_left", dialog.Data{"Number": left}))
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(how), dialog.Say("bulk_lines", dialog.Data{"Lines": lines})}}
	if bulk.Action == store.ActionAccept && bulk.Done > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_undo"))
	}
	screen.AddRow(desk.ActionButton("button_queue", card.QueueAction, ""))
	return screen
}

func assignedScreen(bulk store.BulkOperation) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.SayCounted("bulk_assigned", bulk.Done)}}
	screen.AddRow(desk.ActionButton("button_queue", card.QueueAction, ""))
	return screen
}
