package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// BulkPreview says how many proposals would be changed, and how many be left alone.
func BulkPreview(t *dialog.Turn) error {
	o, err := orderOf(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	list, err := listBulk(t, o)
	if err != nil {
		return err
	}
	return showPreview(t, o, list)
}

func showPreview(t *dialog.Turn, o order, list bulkList, first ...dialog.Text) error {
	screen := dialog.Screen{Text: append(first, previewed(t, o, len(list.seen)))}
	if left := leftAlone(list); len(left) > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_lines", dialog.Data{"Lines": left}))
	}
	if len(list.seen) > 0 {
		screen.Text = append(screen.Text, consequence(t, o))
		screen.Row(dialog.Button{
			Label: dialog.Say("button_bulk_do", dialog.Data{"Number": len(list.seen)}),
			Press: dialog.Press{Action: BulkDoAction, Argument: t.Input.Press.Argument, Revision: list.sum()},
		})
	}
	screen.Row(bulkButton("button_back", BulkAction, ""), bulkButton("button_cancel", BulkCancelAction, ""))
	return show(t, queueSlot, queueSlot, screen)
}

func previewed(t *dialog.Turn, o order, count int) dialog.Text {
	switch {
	case count == 0:
		return dialog.Say("bulk_nothing")
	case o.action == store.ActionMove:
		return dialog.SayCounted("bulk_preview_move", count, dialog.Data{"Topic": proposal.TopicName(t.Catalogue, o.topic)})
	case o.action == store.ActionAssign:
		return dialog.SayCounted("bulk_preview_assign", count, dialog.Data{"Name": staffName(o.assignee.Name)})
	}
	return dialog.SayCounted("bulk_preview_accept", count)
}

// consequence says who will be told.
func consequence(t *dialog.Turn, o order) dialog.Text {
	if o.assignee.ID == t.Staff.ID {
		return dialog.Say("bulk_then_self")
	}
	return dialog.Say("bulk_then_" + string(o.action))
}

// leftAlone says what an order does not touch, one a line.
func leftAlone(list bulkList) []dialog.Text {
	var lines []dialog.Text
	if list.held > 0 {
		lines = append(lines, dialog.Say("bulk_held", dialog.Data{"Number": list.held}))
	}
	if list.urgent > 0 {
		lines = append(lines, dialog.Say("bulk_urgent", dialog.Data{"Number": list.urgent}))
	}
	if list.more {
		lines = append(lines, dialog.Say("bulk_more", dialog.Data{"Number": bulkLimit}))
	}
	return lines
}

// BulkDo orders what was previewed, if it is still what it was. The work is done
// part by part, see [BulkPart].
func BulkDo(t *dialog.Turn) error {
	running, err := bulkOf(t, t.Staff.ID)
	if err != nil || running.Person != 0 {
		return showRunning(t, running, err)
	}
	o, err := orderOf(t, t.Input.Press.Argument)
	if err != nil {
		return err
	}
	list, err := listBulk(t, o)
	switch {
	case err != nil:
		return err
	case len(list.seen) == 0 || list.sum() != t.Input.Press.Revision:
		return showPreview(t, o, list, dialog.Say("bulk_list_changed"))
	}
	bulk := store.Bulk{
		Person: t.Staff.ID, Action: o.action, Topic: o.topic, Assignee: o.assignee.ID, Filter: t.Staff.Filter,
		Proposals: list.seen, Total: len(list.seen), At: t.Now.UTC(),
	}
	if err := t.Tx.SaveBulk(bulk); err != nil {
		return fmt.Errorf("order work on many proposals: %w", err)
	}
	if err := t.Tx.SetAlarm(bulkAlarm(bulk, t.Now)); err != nil {
		return fmt.Errorf("set when work on many proposals begins: %w", err)
	}
	return show(t, bulkSlot, queueSlot, progressScreen(bulk))
}
