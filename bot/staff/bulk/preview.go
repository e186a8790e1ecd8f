package bulk

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// Preview says how many proposals would be changed, and how many left out.
func Preview(t *dialog.Turn) error {
	o, err := parseOperation(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	list, err := selectProposals(t, o)
	if err != nil {
		return err
	}
	return showPreview(t, o, list)
}

func showPreview(t *dialog.Turn, o operation, list selection, first ...dialog.Text) error {
	screen := dialog.Screen{Text: append(first, previewText(t, o, len(list.items)))}
	if left := skippedTexts(list); len(left) > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_lines", dialog.Data{"Lines": left}))
	}
	if len(list.items) > 0 {
		screen.Text = append(screen.Text, consequenceText(t, o))
		screen.AddRow(dialog.Button{
			Label: dialog.Say("button_bulk_do", dialog.Data{"Number": len(list.items)}),
			Press: dialog.Press{Action: ApplyAction, Argument: t.Input.Press.Argument, Revision: list.checksum()},
		})
	}
	return showStep(t, screen)
}

func previewText(t *dialog.Turn, o operation, count int) dialog.Text {
	switch {
	case count == 0:
		return dialog.Say("bulk_nothing")
	case o.action == store.ActionMove:
		return dialog.SayCounted("bulk_preview_move", count, dialog.Data{"Topic": proposal.TopicName(t.Catalogue, o.topic)})
	case o.action == store.ActionAssign:
		return dialog.SayCounted("bulk_preview_assign", count, dialog.Data{"Name": desk.StaffName(o.assignee.Name)})
	}
	return dialog.SayCounted("bulk_preview_accept", count)
}

// consequenceText says who will be notified.
func consequenceText(t *dialog.Turn, o operation) dialog.Text {
	if o.assignee.ID == t.Staff.ID {
		return dialog.Say("bulk_then_self")
	}
	return dialog.Say("bulk_then_" + string(o.action))
}

// skippedTexts says what the operation leaves out, one reason a line.
func skippedTexts(list selection) []dialog.Text {
	var lines []dialog.Text
	if list.leased > 0 {
		lines = append(lines, dialog.Say("bulk_held", dialog.Data{"Number": list.leased}))
	}
	if list.urgent > 0 {
		lines = append(lines, dialog.Say("bulk_urgent", dialog.Data{"Number": list.urgent}))
	}
	if list.truncated {
		lines = append(lines, dialog.Say("bulk_more", dialog.Data{"Number": maxSelected}))
	}
	return lines
}

// Apply starts the operation if the selection is still the one of the preview. See
// [RunBatch].
func Apply(t *dialog.Turn) error {
	running, err := loadRunning(t, t.Staff.ID)
	if err != nil || running.Person != 0 {
		return showRunning(t, running, err)
	}
	o, err := parseOperation(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	list, err := selectProposals(t, o)
	switch {
	case err != nil:
		return err
	case len(list.items) == 0 || list.checksum() != t.Input.Press.Revision:
		return showPreview(t, o, list, dialog.Say("bulk_list_changed"))
	}
	bulk := store.BulkOperation{
		Person: t.Staff.ID, Action: o.action, Topic: o.topic, Assignee: o.assignee.ID, Filter: t.Staff.Filter,
		Remaining: list.items, Total: len(list.items), At: t.Now.UTC(),
	}
	if err := store.Bulks.Put(t.Tx, bulk); err != nil {
		return fmt.Errorf("save a bulk operation: %w", err)
	}
	if err := t.Tx.SetAlarm(batchAlarm(bulk, t.Now)); err != nil {
		return fmt.Errorf("set the alarm of a bulk operation: %w", err)
	}
	return desk.Show(t, progressSlot, desk.QueueSlot, progressScreen(bulk))
}
