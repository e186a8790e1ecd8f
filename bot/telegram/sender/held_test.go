package sender_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A row on hold stays where it is, holds up nobody and nothing, and is no work
// left to do.
func TestARowOnHoldIsNotSent(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	held, next := text(1, "from a backup"), text(1, "new")
	held.OnHold = true
	w.enqueue(held, next)
	w.run()
	w.drain()
	if diff := cmp.Diff([]string{"new"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if rows := w.outbox(); len(rows) != 1 || rows[0].Message.Text != "from a backup" || w.sender.Pending() != 0 {
		t.Errorf("left: %+v, %d pending", rows, w.sender.Pending())
	}
}
