package queue

import (
	"fmt"
	"slices"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// busyListed is how many proposals that colleagues have leased or are assigned are
// listed where nothing else is left, busyAbove how many above a card.
const (
	busyListed = 8
	busyAbove  = 3
)

// head says how much waits, and how much of it the filter lets through.
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
		// There is a match, but past maxScanned decided proposals.
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

// above returns the texts above a card: how much waits, and what colleagues have leased
// or are assigned before it.
func (s queueScan) above(t *dialog.Turn) ([]dialog.Text, error) {
	busy, err := s.busyTexts(t)
	return append(s.head(t), busy...), err
}

func (s queueScan) busyTexts(t *dialog.Turn) ([]dialog.Text, error) {
	if len(s.busy) == 0 {
		return nil, nil
	}
	rows, _, err := s.busyRows(t, busyAbove)
	return []dialog.Text{dialog.Say("queue_held_before", dialog.Data{"Number": len(s.busy), "Rows": rows})}, err
}

// lastScreen says that nothing comes after the last card but what colleagues have leased
// or are assigned.
func lastScreen(t *dialog.Turn, found queueScan) (dialog.Screen, error) {
	var screen dialog.Screen
	if found.filter.Restricts() {
		screen.Text = found.head(t)
	}
	busy, err := found.busyTexts(t)
	screen.Text = append(append(screen.Text, busy...), dialog.Say("queue_last"))
	screen.AddRow(desk.ActionButton("button_again", card.QueueAction, ""))
	screen.AddRow(desk.FilterButton(""))
	return screen, err
}

// busyScreen lists what colleagues have leased or are assigned, with their names, where
// nothing else is left.
func busyScreen(t *dialog.Turn, found queueScan) (dialog.Screen, error) {
	screen := dialog.Screen{Text: found.head(t)}
	if len(found.busy) > 0 {
		rows, buttons, err := found.busyRows(t, busyListed)
		if err != nil {
			return screen, err
		}
		screen.Text = append(screen.Text, dialog.Say("queue_held", dialog.Data{"Number": len(found.busy), "Rows": rows}))
		for pair := range slices.Chunk(buttons, 2) {
			screen.AddRow(pair...)
		}
	}
	if found.voted > 0 {
		screen.Text = append(screen.Text, dialog.Say("queue_voted", dialog.Data{"Number": found.voted}))
	}
	screen.AddRow(desk.ActionButton("button_again", card.QueueAction, ""))
	screen.AddRow(desk.FilterButton(""))
	return screen, nil
}

// busyRows returns the first rows of what colleagues have leased or are assigned, with
// the buttons that open it.
func (s queueScan) busyRows(t *dialog.Turn, limit int) (rows []dialog.Text, buttons []dialog.Button, err error) {
	for _, entry := range s.busy[:min(len(s.busy), limit)] {
		p, err := t.Tx.Proposal(entry.Seq)
		if err != nil {
			return nil, nil, fmt.Errorf("read proposal %d of the queue: %w", entry.Seq, err)
		}
		lease, err := store.FindLease(t.Tx, entry.Seq)
		if err != nil {
			return nil, nil, fmt.Errorf("read the lease of proposal %d: %w", entry.Seq, err)
		}
		row := dialog.Say("queue_assigned_row", dialog.Data{"Number": p.Number, "Name": desk.StaffName(p.AssigneeName)})
		if lease.LeasedToOther(s.reader.ID, t.Now) {
			row = dialog.Say("queue_held_row", dialog.Data{"Number": p.Number, "Name": desk.StaffName(lease.ByName), "At": lease.Since})
		}
		rows, buttons = append(rows, row), append(buttons, card.NumberButton(p))
	}
	return rows, buttons, nil
}
