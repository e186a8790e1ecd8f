package moderator

import (
	"errors"
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// BulkAction is the action of the button that offers what can be done with all that the
// filter lets through.
const BulkAction = "bulk"

// The actions of the buttons with which something is done with all that the filter
// lets through. A preview and the work it orders carry the same argument: see
// orderOf.
const (
	BulkChooseAction  = "bulk_choose"
	BulkPreviewAction = "bulk_preview"
	BulkDoAction      = "bulk_do"
	BulkStopAction    = "bulk_stop"
	BulkCancelAction  = "bulk_cancel"
)

// bulkSlot shows how far the work is, so that the queue can be used meanwhile.
const bulkSlot = "bulk"

// Bulk offers what can be done with all proposals that the sender's filter lets
// through: /bulk, or the button at the filter.
func Bulk(t *dialog.Turn) error {
	running, err := bulkOf(t, t.Staff.ID)
	if err != nil || running.Person != 0 {
		return showRunning(t, running, err)
	}
	list, err := listBulk(t, order{})
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{bulkHead(t, len(list.seen))}}
	if len(list.seen) > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_ask"))
		if t.Staff.Filter.Wanted().Waiting() {
			screen.Row(bulkButton("button_accept", BulkPreviewAction, string(store.ActionAccept)))
		}
		screen.Row(bulkButton("button_bulk_assign", BulkChooseAction, string(store.ActionAssign)))
		screen.Row(bulkButton("button_bulk_move", BulkChooseAction, string(store.ActionMove)))
	} else {
		screen.Text = append(screen.Text, dialog.Say("bulk_nothing"))
	}
	screen.Row(filterButton(""), bulkButton("button_cancel", BulkCancelAction, ""))
	return show(t, queueSlot, queueSlot, screen)
}

// bulkHead says which proposals it is about, and how many they are.
func bulkHead(t *dialog.Turn, count int) dialog.Text {
	rows := []dialog.Text{dialog.Say("filter_none")}
	if t.Staff.Filter.Narrows() {
		rows = []dialog.Text{dialog.Say("filter_rows", dialog.Data{"Rows": filterLines(t, t.Staff.Filter)})}
	}
	return dialog.Say("bulk_head", dialog.Data{"Number": count, "Rows": rows})
}

// BulkCancel leaves everything as it is.
func BulkCancel(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_cancelled")}}
	screen.Row(dialog.Button{Label: dialog.Say("button_queue"), Press: dialog.Press{Action: proposal.QueueAction}}, filterButton(""))
	return show(t, queueSlot, queueSlot, screen)
}

// bulkOf is the work of somebody that is still being done; its Person is 0 if there
// is none.
func bulkOf(t *dialog.Turn, id store.PersonID) (store.Bulk, error) {
	bulk, err := store.Bulks.Get(t.Tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return store.Bulk{}, nil
	}
	if err != nil {
		return bulk, fmt.Errorf("read somebody's work on many proposals: %w", err)
	}
	return bulk, nil
}

// showRunning answers somebody who wants to begin while their work is being done.
func showRunning(t *dialog.Turn, running store.Bulk, err error) error {
	if err != nil {
		return err
	}
	return show(t, bulkSlot, bulkSlot, progressScreen(running).With(dialog.Say("bulk_running")))
}

func bulkButton(label, action, argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say(label), Press: dialog.Press{Action: action, Argument: argument}}
}
