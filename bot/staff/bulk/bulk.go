// Package bulk accepts, assigns or moves all proposals that the sender's filter lets
// through, batch by batch.
package bulk

import (
	"errors"
	"fmt"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// The actions of the buttons. PreviewAction and ApplyAction have the same argument: see
// [parseOperation].
const (
	ChooseAction  = "bulk_choose"
	PreviewAction = "bulk_preview"
	ApplyAction   = "bulk_do"
	StopAction    = "bulk_stop"
	CancelAction  = "bulk_cancel"
)

// progressSlot shows the progress, so that the queue can be used meanwhile.
const progressSlot = "bulk"

// Start offers the operations: /bulk, or the button at the filter.
func Start(t *dialog.Turn) error {
	running, err := loadRunning(t, t.Staff.ID)
	if err != nil || running.Person != 0 {
		return showRunning(t, running, err)
	}
	list, err := selectProposals(t, operation{})
	if err != nil {
		return err
	}
	screen := dialog.Screen{Text: []dialog.Text{selectionText(t, len(list.items))}}
	if len(list.items) > 0 {
		screen.Text = append(screen.Text, dialog.Say("bulk_ask"))
		if t.Staff.Filter.EffectiveStatus().Waiting() {
			screen.AddRow(desk.ActionButton("button_accept", PreviewAction, string(store.ActionAccept)))
		}
		screen.AddRow(desk.ActionButton("button_bulk_assign", ChooseAction, string(store.ActionAssign)))
		screen.AddRow(desk.ActionButton("button_bulk_move", ChooseAction, string(store.ActionMove)))
	} else {
		screen.Text = append(screen.Text, dialog.Say("bulk_nothing"))
	}
	screen.AddRow(desk.FilterButton(""), desk.ActionButton("button_cancel", CancelAction, ""))
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}

// selectionText says which proposals are selected, and how many they are.
func selectionText(t *dialog.Turn, count int) dialog.Text {
	rows := []dialog.Text{dialog.Say("filter_none")}
	if t.Staff.Filter.Restricts() {
		rows = []dialog.Text{dialog.Say("filter_rows", dialog.Data{"Rows": desk.FilterLines(t, t.Staff.Filter)})}
	}
	return dialog.Say("bulk_head", dialog.Data{"Number": count, "Rows": rows})
}

// Cancel ends the choice without any change.
func Cancel(t *dialog.Turn) error {
	screen := dialog.Screen{Text: []dialog.Text{dialog.Say("bulk_cancelled")}}
	screen.AddRow(desk.ActionButton("button_queue", card.QueueAction, ""), desk.FilterButton(""))
	return desk.Show(t, desk.QueueSlot, desk.QueueSlot, screen)
}

// loadRunning returns the operation of a person that is still running; its Person is 0 if
// none is.
func loadRunning(t *dialog.Turn, id store.PersonID) (store.BulkOperation, error) {
	bulk, err := store.Bulks.Get(t.Tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return store.BulkOperation{}, nil
	}
	if err != nil {
		return bulk, fmt.Errorf("read a bulk operation: %w", err)
	}
	return bulk, nil
}

// showRunning answers a sender whose last operation is still running.
func showRunning(t *dialog.Turn, running store.BulkOperation, err error) error {
	if err != nil {
		return err
	}
	return desk.Show(t, progressSlot, progressSlot, progressScreen(running).Prepend(dialog.Say("bulk_running")))
}
