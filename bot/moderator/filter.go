package moderator

import (
	"fmt"
	"strconv"
	"strings"

	"usynys/bot/dialog"
	"usynys/bot/proposal"
	"usynys/store"
)

// The arguments of the filter's buttons besides those of its dimensions: see
// [Filter].
const (
	filterMine    = "mine"
	filterOverdue = "overdue"
	filterReset   = "reset"
	filterDrop    = "drop"
	filterCard    = "card."
)

// Filter is all that is done with the sender's filter of the queue, on one screen
// that is edited in place. The argument says what:
//
//	(nothing)     show the filter
//	card.123      the same, in place of that card, which is given back
//	region        show the regions to choose from; region.1 the second page of them
//	region=KZ-10  see only that region; region= all
//	mine=1        see only what is assigned to the sender; mine= all; so overdue
//	reset, drop   see all that waits; drop goes on to the queue
func Filter(t *dialog.Turn) error {
	argument := t.Input.Press.Argument
	switch {
	case argument == "":
		return showFilter(t, queueSlot)
	case strings.HasPrefix(argument, filterCard):
		return filterFromCard(t, strings.TrimPrefix(argument, filterCard))
	case argument == filterReset, argument == filterDrop:
		if err := saveFilter(t, store.Filter{}); err != nil {
			return err
		}
		if argument == filterDrop {
			return Queue(t)
		}
		return showFilter(t, queueSlot)
	case strings.Contains(argument, "="):
		return setFilter(t, argument)
	}
	name, page, _ := strings.Cut(argument, ".")
	d, known := dimensionNamed(name)
	if !known {
		return dialog.ErrStale
	}
	number, _ := strconv.Atoi(page)
	return showDimension(t, d, number)
}

// filterFromCard turns a card into the filter. Whoever changes what they want to see
// does not go on with the card.
func filterFromCard(t *dialog.Turn, number string) error {
	seq, err := strconv.ParseUint(number, 10, 63)
	if err != nil {
		return dialog.ErrStale
	}
	if p, err := find(t, store.Seq(seq), number); err == nil {
		if err := giveBack(t, p); err != nil {
			return err
		}
	}
	return showFilter(t, proposal.CardSlot(store.Seq(seq)))
}

// setFilter changes one thing of the filter.
func setFilter(t *dialog.Turn, argument string) error {
	name, value, _ := strings.Cut(argument, "=")
	filter := t.Staff.Filter
	d, known := dimensionNamed(name)
	switch {
	case name == filterMine && filter.Wanted().Open():
		filter.Mine = value != ""
	case name == filterOverdue && filter.Wanted().Waiting():
		filter.Overdue = value != ""
	case known && d.offers(t, value):
		d.set(&filter, value)
	default:
		return dialog.ErrStale
	}
	if err := saveFilter(t, suited(filter, filter.Wanted())); err != nil {
		return err
	}
	return showFilter(t, queueSlot)
}

func saveFilter(t *dialog.Turn, filter store.Filter) error {
	t.Staff.Filter = filter
	if err := store.StaffRecords.Put(t.Tx, *t.Staff); err != nil {
		return fmt.Errorf("keep somebody's filter of the queue: %w", err)
	}
	return nil
}

func filterPress(argument string) dialog.Press {
	return dialog.Press{Action: proposal.FilterAction, Argument: argument}
}

// filterButton leads to the filter.
func filterButton(argument string) dialog.Button {
	return dialog.Button{Label: dialog.Say("button_filter"), Press: filterPress(argument)}
}

// dropButton drops the filter and shows the queue.
func dropButton() dialog.Button {
	return dialog.Button{Label: dialog.Say("button_filter_reset"), Press: filterPress(filterDrop)}
}
