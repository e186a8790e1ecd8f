package queue

import (
	"fmt"
	"slices"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// heldListed is how many proposals that colleagues have in hand are listed where
// nothing else is left, heldAbove how many above the card that comes after them.
const (
	heldListed = 8
	heldAbove  = 3
)

// head is what waits, and what the filter leaves of it.
func (s queueScan) head(t *dialog.Turn) []dialog.Text {
	list := []dialog.Text{dialog.Say("queue_head", dialog.Data{"Number": s.waiting, "Overdue": s.overdue, "Mine": s.mine})}
	if s.filter.Restricts() {
		list = append(list, dialog.Say("queue_filter", dialog.Data{"Number": s.passing, "Rows": desk.FilterLines(t, s.filter)}))
	}
	return list
}

// emptyScreen says that nothing waits, or that the filter lets nothing through.
func emptyScreen(t *dialog.Turn, found queueScan) dialog.Screen {
	var screen dialog.Screen
	switch {
	case found.passing > 0 && !found.filter.EffectiveStatus().Waiting():
		// Something is there, but too far down a long list of decided proposals.
		screen.Text = append(found.head(t), dialog.Say("queue_far"))
	case found.filter.Restricts():
		screen.Text = []dialog.Text{
			dialog.Say("queue_filtered_empty", dialog.Data{"Rows": desk.FilterLines(t, found.filter)}),
			dialog.Say("queue_unfiltered", dialog.Data{"Number": found.waiting}),
		}
	default:
		screen.Text = []dialog.Text{dialog.Say("queue_empty")}
	}
	if found.filter.Restricts() {
		screen.AddRow(clearFilterButton())
	}
	screen.AddRow(desk.FilterButton(""))
	return screen
}

// above is what stands above a card: what waits, and what colleagues have in hand of
// what comes before it.
func (s queueScan) above(t *dialog.Turn) ([]dialog.Text, error) {
	head := s.head(t)
	if len(s.held) == 0 {
		return head, nil
	}
	rows, _, err := s.heldRows(t, heldAbove)
	return append(head, dialog.Say("queue_held_before", dialog.Data{"Number": len(s.held), "Rows": rows})), err
}

// lastScreen says that there is nothing after the last card, and what colleagues
// have of it.
func lastScreen(t *dialog.Turn, found queueScan) (dialog.Screen, error) {
	var screen dialog.Screen
	if found.filter.Restricts() {
		screen.Text = found.head(t)
	}
	if len(found.held) > 0 {
		rows, _, err := found.heldRows(t, heldAbove)
		if err != nil {
			return screen, err
		}
		screen.Text = append(screen.Text, dialog.Say("queue_held_before", dialog.Data{"Number": len(found.held), "Rows": rows}))
	}
	screen.Text = append(screen.Text, dialog.Say("queue_last"))
	screen.AddRow(dialog.Button{Label: dialog.Say("button_again"), Press: dialog.Press{Action: card.QueueAction}})
	screen.AddRow(desk.FilterButton(""))
	return screen, nil
}

// heldScreen lists what colleagues have in hand, each with who has it, where nothing
// else is left.
func heldScreen(t *dialog.Turn, found queueScan) (dialog.Screen, error) {
	screen := dialog.Screen{Text: found.head(t)}
	if len(found.held) > 0 {
		rows, buttons, err := found.heldRows(t, heldListed)
		if err != nil {
			return screen, err
		}
		screen.Text = append(screen.Text, dialog.Say("queue_held", dialog.Data{"Number": len(found.held), "Rows": rows}))
		for pair := range slices.Chunk(buttons, 2) {
			screen.AddRow(pair...)
		}
	}
	if found.voted > 0 {
		screen.Text = append(screen.Text, dialog.Say("queue_voted", dialog.Data{"Number": found.voted}))
	}
	screen.AddRow(dialog.Button{Label: dialog.Say("button_again"), Press: dialog.Press{Action: card.QueueAction}})
	screen.AddRow(desk.FilterButton(""))
	return screen, nil
}

// heldRows returns the first rows of what colleagues have in hand, with the buttons
// that open it.
func (s queueScan) heldRows(t *dialog.Turn, limit int) (rows []dialog.Text, buttons []dialog.Button, err error) {
	for _, place := range s.held[:min(len(s.held), limit)] {
		p, err := t.Tx.Proposal(place.Seq)
		if err != nil {
			return nil, nil, fmt.Errorf("read proposal %d of the queue: %w", place.Seq, err)
		}
		lease, err := store.FindLease(t.Tx, place.Seq)
		if err != nil {
			return nil, nil, fmt.Errorf("read who works on proposal %d: %w", place.Seq, err)
		}
		row := dialog.Say("queue_assigned_row", dialog.Data{"Number": p.Number, "Name": desk.StaffName(p.AssigneeName)})
		if lease.LeasedToOther(s.reader.ID, t.Now) {
			row = dialog.Say("queue_held_row", dialog.Data{"Number": p.Number, "Name": desk.StaffName(lease.ByName), "At": lease.Since})
		}
		rows, buttons = append(rows, row), append(buttons, card.NumberButton(p))
	}
	return rows, buttons, nil
}
