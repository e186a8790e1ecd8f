package queue

import (
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/card"
	"usynys/bot/dialog"
	"usynys/bot/staff/desk"
	"usynys/store"
)

// The arguments of the filter's buttons besides those of its dimensions: see
// [Filter].
const (
	filterMine    = "mine"
	filterOverdue = "overdue"
	filterReset   = "reset"
	filterClear   = "drop"
	filterCard    = "card."
)

// Filter shows and changes the sender's filter of the queue, on one screen that is
// edited in place. The argument says what to do:
//
//	(nothing)     show the filter
//	card.123      the same, in place of that card, whose lease is released
//	region        show the regions to choose from; region.1 the second page of them
//	region=KZ-10  select only that region; region= selects all
//	mine=1        select only what is assigned to the sender; mine= all; so overdue
//	reset, drop   select all that waits; drop goes on to the queue
func Filter(t *dialog.Turn) error {
	argument := t.Input.Press.Argument
	switch {
	case argument == "":
		return showFilter(t, desk.QueueSlot)
	case strings.HasPrefix(argument, filterCard):
		return showFilterFromCard(t, strings.TrimPrefix(argument, filterCard))
	case argument == filterReset, argument == filterClear:
		if err := saveFilter(t, store.Filter{}); err != nil {
			return err
		}
		if argument == filterClear {
			return Show(t)
		}
		return showFilter(t, desk.QueueSlot)
	case strings.Contains(argument, "="):
		return setFilter(t, argument)
	}
	name, page, _ := strings.Cut(argument, ".")
	d, known := desk.FindDimension(name)
	if !known {
		return dialog.ErrStale
	}
	number, _ := dialog.PageNumber("", page)
	return showDimension(t, d, number)
}

// showFilterFromCard turns a card into the filter and releases its lease.
func showFilterFromCard(t *dialog.Turn, number string) error {
	seq, err := strconv.ParseUint(number, 10, 63)
	if err != nil {
		return dialog.ErrStale
	}
	if p, err := desk.LoadVisible(t, store.Seq(seq), number); err == nil {
		if err := desk.ReleaseLease(t, p); err != nil {
			return err
		}
	}
	return showFilter(t, card.Slot(store.Seq(seq)))
}

// setFilter changes one thing of the filter.
func setFilter(t *dialog.Turn, argument string) error {
	name, value, _ := strings.Cut(argument, "=")
	filter := t.Staff.Filter
	d, known := desk.FindDimension(name)
	switch {
	case name == filterMine && filter.EffectiveStatus().Open():
		filter.Mine = value != ""
	case name == filterOverdue && filter.EffectiveStatus().Waiting():
		filter.Overdue = value != ""
	case known && d.Offers(t, value):
		d.Set(&filter, value)
	default:
		return dialog.ErrStale
	}
	if err := saveFilter(t, normalizeFilter(filter, filter.EffectiveStatus())); err != nil {
		return err
	}
	return showFilter(t, desk.QueueSlot)
}

func saveFilter(t *dialog.Turn, filter store.Filter) error {
	t.Staff.Filter = filter
	if err := store.StaffRecords.Put(t.Tx, *t.Staff); err != nil {
		return fmt.Errorf("save a filter of the queue: %w", err)
	}
	return nil
}

// clearFilterButton drops the filter and shows the queue.
func clearFilterButton() dialog.Button {
	return dialog.Button{Label: dialog.Say("button_filter_reset"), Press: desk.FilterPress(filterClear)}
}
