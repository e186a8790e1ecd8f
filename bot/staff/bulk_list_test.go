package staff_test

import (
	"fmt"
	"iter"
	"testing"

	"usynys/bot/dialog"
	"usynys/store"
)

// crowd is a transaction with thousands of waiting proposals outside every bulk change. It
// counts how many of them are read.
type crowd struct {
	store.Tx
	place store.QueueEntry
	read  int
}

func (c *crowd) Queue(filter store.QueueFilter, _ store.QueueOrder) iter.Seq2[store.QueueEntry, error] {
	return func(yield func(store.QueueEntry, error) bool) {
		for seq := range store.Seq(5000) {
			place := c.place
			if place.Seq = seq + 1; filter.Passes(place) && !yield(place, nil) {
				return
			}
		}
	}
}

func (c *crowd) Proposal(seq store.Seq) (store.Proposal, error) {
	c.read++
	return store.Proposal{
		Seq: seq, Status: store.StatusSubmitted, Topic: c.place.Topic, Region: c.place.Region, Assignee: c.place.Assignee, Hidden: true,
	}, nil
}

func TestWhatIsReadForManyIsBounded(t *testing.T) {
	theirs := fmt.Sprintf("%s.%d", store.ActionAssign, berik)
	for _, c := range []struct {
		what     string
		by       store.PersonID
		assignee store.PersonID
		action   string
		argument string
		read     int
	}{
		{"hidden ones", aigul, 0, "bulk", "", 1200},
		{"of a person who decides nothing", coordinator, 0, "bulk", "", 0},
		{"handed to a coordinator", coordinator, coordinator, "bulk", "", 1200},
		{"of another region", western, 0, "bulk", "", 0},
		{"assigned so already", aigul, berik, "bulk_preview", theirs, 0},
		{"under the topic already", aigul, 0, "bulk_preview", "move.grants", 0},
		{"to be accepted", aigul, 0, "bulk_preview", "accept", 1200},
	} {
		w := newWorld(t)
		many := &crowd{place: store.QueueEntry{QueueOrder: store.QueueOrder{Tier: store.TierOther, Day: "2026-11-30"}, Due: "2026-11-30", Region: "KZ-11", Topic: "grants", Assignee: c.assignee}}
		w.Wrap = func(tx store.Tx) store.Tx {
			many.Tx = tx
			return many
		}
		_, err := w.press(c.by, c.action, dialog.Press{Argument: c.argument})
		is(t, c.what, problem(err), "")
		is(t, c.what, many.read, c.read)
	}
}
