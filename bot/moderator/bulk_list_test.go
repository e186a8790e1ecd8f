package moderator_test

import (
	"fmt"
	"iter"
	"testing"

	"usynys/bot/dialog"
	"usynys/bot/moderator"
	"usynys/store"
)

// crowd is a transaction in which thousands of proposals wait that no order touches,
// and which counts how many of them are read.
type crowd struct {
	store.Tx
	place store.QueuePlace
	read  int
}

func (c *crowd) Queue(filter store.QueueFilter, _ store.QueueOrder) iter.Seq2[store.QueuePlace, error] {
	return func(yield func(store.QueuePlace, error) bool) {
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
		Seq: seq, Status: store.Submitted, Topic: c.place.Topic, Region: c.place.Region, Assignee: c.place.Assignee, Hidden: true,
	}, nil
}

func TestWhatIsReadForManyIsBounded(t *testing.T) {
	theirs := fmt.Sprintf("%s.%d", store.ActionAssign, berik)
	for _, c := range []struct {
		what     string
		by       store.PersonID
		assignee store.PersonID
		run      func(*dialog.Turn) error
		argument string
		read     int
	}{
		{"hidden ones", aigul, 0, moderator.Bulk, "", 1200},
		{"of somebody who decides nothing", coordinator, 0, moderator.Bulk, "", 0},
		{"handed to somebody", coordinator, coordinator, moderator.Bulk, "", 1200},
		{"of another region", western, 0, moderator.Bulk, "", 0},
		{"assigned so already", aigul, berik, moderator.BulkPreview, theirs, 0},
		{"under the topic already", aigul, 0, moderator.BulkPreview, "move.grants", 0},
		{"to be accepted", aigul, 0, moderator.BulkPreview, "accept", 1200},
	} {
		w := newWorld(t)
		many := &crowd{place: store.QueuePlace{QueueOrder: store.QueueOrder{Tier: store.TierOther, Day: "2026-11-30"}, Due: "2026-11-30", Region: "KZ-11", Topic: "grants", Assignee: c.assignee}}
		_, err := w.press(c.by, func(t *dialog.Turn) error {
			many.Tx = t.Tx
			t.Tx = many
			return c.run(t)
		}, dialog.Press{Argument: c.argument})
		is(t, c.what, problem(err), "")
		is(t, c.what, many.read, c.read)
	}
}
