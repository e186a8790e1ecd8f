package moderator

import (
	"fmt"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// heldListed is how many proposals that colleagues work on are listed.
const heldListed = 8

// head is what waits, and what the filter leaves of it.
func (o outlook) head(t *dialog.Turn) []dialog.Text {
	list := []dialog.Text{dialog.Say("queue_head", dialog.Data{"Number": o.waiting, "Overdue": o.overdue, "Mine": o.mine})}
	if o.filter.Narrows() {
		list = append(list, dialog.Say("queue_filter", dialog.Data{"Number": o.passing, "Rows": filterLines(t, o.filter)}))
	}
	return list
}

// emptyScreen says that nothing waits, or that the filter lets nothing through.
func emptyScreen(t *dialog.Turn, found outlook) dialog.Screen {
	var screen dialog.Screen
	switch {
	case found.passing > 0:
		// Something is there, but too far down a long list of decided proposals.
		screen.Text = append(found.head(t), dialog.Say("queue_far"))
	case found.filter.Narrows():
		screen.Text = []dialog.Text{
			dialog.Say("queue_filtered_empty", dialog.Data{"Rows": filterLines(t, found.filter)}),
			dialog.Say("queue_unfiltered", dialog.Data{"Number": found.waiting}),
		}
	default:
		screen.Text = []dialog.Text{dialog.Say("queue_empty")}
	}
	if found.filter.Narrows() {
		screen.Row(dropButton())
	}
	screen.Row(filterButton(""))
	return screen
}

// lastScreen says that there is nothing after the last card, and what colleagues
// have of it.
func lastScreen(t *dialog.Turn, found outlook) dialog.Screen {
	var screen dialog.Screen
	if found.filter.Narrows() {
		screen.Text = found.head(t)
	}
	if len(found.held) > 0 {
		screen.Text = append(screen.Text, dialog.Say("queue_held_rest", dialog.Data{"Number": len(found.held)}))
	}
	screen.Text = append(screen.Text, dialog.Say("queue_last"))
	screen.Row(dialog.Button{Label: dialog.Say("button_again"), Press: dialog.Press{Action: proposal.QueueAction}})
	screen.Row(filterButton(""))
	return screen
}

// heldScreen lists what colleagues work on, each with who and since when, where
// nothing else is left.
func heldScreen(t *dialog.Turn, found outlook) (dialog.Screen, error) {
	var rows []dialog.Text
	var buttons []dialog.Button
	for _, place := range found.held[:min(len(found.held), heldListed)] {
		p, err := t.Tx.Proposal(place.Seq)
		if err != nil {
			return dialog.Screen{}, fmt.Errorf("read proposal %d of the queue: %w", place.Seq, err)
		}
		lease, err := store.Leases.Get(t.Tx, place.Seq)
		if err != nil {
			return dialog.Screen{}, fmt.Errorf("read who works on proposal %d: %w", place.Seq, err)
		}
		rows = append(rows, dialog.Say("queue_held_row", dialog.Data{
			"Number": p.Number, "Name": staffName(lease.ByName), "At": lease.Since,
		}))
		buttons = append(buttons, proposal.Numbered(p))
	}
	screen := dialog.Screen{Text: append(found.head(t), dialog.Say("queue_held", dialog.Data{"Number": len(found.held), "Rows": rows}))}
	for len(buttons) > 0 {
		pair := min(2, len(buttons))
		screen.Row(buttons[:pair]...)
		buttons = buttons[pair:]
	}
	screen.Row(dialog.Button{Label: dialog.Say("button_again"), Press: dialog.Press{Action: proposal.QueueAction}})
	screen.Row(filterButton(""))
	return screen, nil
}
