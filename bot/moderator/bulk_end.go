package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// progressScreen says how far the work is. The message is edited after each part.
func progressScreen(bulk store.Bulk) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{
		dialog.Say("bulk_doing_"+string(bulk.Action), dialog.Data{"Done": bulk.Done + bulk.Passed, "Total": bulk.Total}),
	}}
	screen.Row(dialog.Button{Label: dialog.Say("button_bulk_stop"), Press: dialog.Press{Action: BulkStopAction, Revision: bulkRevision(bulk)}})
	return screen
}

// bulkRevision tells one work from another of the same person.
func bulkRevision(bulk store.Bulk) uint32 { return uint32(bulk.At.Unix()) }

// BulkStop ends the sender's work where it is. What was done stays done.
func BulkStop(t *dialog.Turn) error {
	bulk, err := bulkOf(t, t.Staff.ID)
	switch {
	case err != nil:
		return err
	case bulk.Person == 0 || t.Input.Press.Revision != bulkRevision(bulk):
		return dialog.ErrStale
	}
	return endBulk(t, bulk, "bulk_stopped")
}

// endBulk ends somebody's work and says what came of it, where its progress was
// shown. Who was assigned proposals hears of it once.
func endBulk(t *dialog.Turn, bulk store.Bulk, how string) error {
	if err := t.Tx.DeleteBulk(bulk.Person); err != nil {
		return fmt.Errorf("end work on many proposals: %w", err)
	}
	if err := t.Tx.ClearAlarm(store.AlarmBulk, uint64(bulk.Person)); err != nil {
		return fmt.Errorf("end work on many proposals: %w", err)
	}
	t.Refresh(bulk.Person.Chat(), bulkSlot, endScreen(bulk, how))
	if bulk.Action == store.ActionAssign && bulk.Done > 0 && bulk.Assignee != bulk.Person && how != "bulk_dismissed" {
		assignee, err := store.StaffOf(t.Tx, bulk.Assignee)
		if err != nil || assignee.Role == "" {
			return err
		}
		t.NotifyStaff(assignee, assignedScreen(bulk))
	}
	return nil
}

func endScreen(bulk store.Bulk, how string) dialog.Screen {
	lines := []dialog.Text{dialog.Say("bulk_done", dialog.Data{"Number": bulk.Done})}
	if bulk.Passed > 0 {
		lines = append(lines, dialog.Say("bulk_passed", dialog.Data{"Number": bulk.Passed}))
	}
	if left := len(bulk.Proposals); left > 0 {
		lines = append(lines, dialog.Say("bulk_left", dialog.Data{"Number": left}))
	}
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say(how), dialog.Say("bulk_lines", dialog.Data{"Lines": lines})}}
	if bulk.Action == store.ActionAccept && bulk.Done > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_undo"))
	}
	screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: proposal.QueueAction}})
	return screen
}

func assignedScreen(bulk store.Bulk) dialog.Screen {
	screen := dialog.Screen{Text: []dialog.Text{dialog.SayCounted("bulk_assigned", bulk.Done)}}
	screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: proposal.QueueAction}})
	return screen
}
