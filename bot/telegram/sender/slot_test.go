package sender_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
	"usynys/store"
)

func screen(words string, after int64) store.OutboxRow {
	row := text(1, words)
	row.Slot, row.NotAbove, row.Message.Keyboard = "screen", after, button(words)
	return row
}

func TestASlotShowsOneMessage(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("first", 0))
	w.drain()
	w.enqueue(screen("second", 0))
	w.drain()
	if diff := cmp.Diff([]string{"second"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	shown := person.LastFromBot()
	if got := w.slot(1, "screen"); got != shown.ID || len(shown.Buttons) != 1 {
		t.Errorf("the slot says %d, shown is %d with buttons %v", got, shown.ID, shown.Buttons)
	}
}

func TestAScreenAboveWhatThePersonWroteIsSentBelow(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("first", 0))
	w.drain()
	first := w.slot(1, "screen")
	typed := person.Send("менің ұсынысым")
	w.enqueue(screen("second", typed))
	w.drain()
	if diff := cmp.Diff([]string{"first", "second"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if old, _ := person.Message(first); len(old.Buttons) != 0 {
		t.Error("the old screen still has its buttons")
	}
	if second := w.slot(1, "screen"); second != person.LastFromBot().ID || len(person.LastFromBot().Buttons) != 1 {
		t.Errorf("the slot says %d", second)
	}
	w.enqueue(screen("third", typed))
	w.drain()
	if diff := cmp.Diff([]string{"first", "third"}, fromBot(person)); diff != "" {
		t.Errorf("a screen below is edited (-want +got)\n%s", diff)
	}
}

func TestAMessageMovesFromSlotToSlot(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("preview", 0))
	card := screen("older card", 0)
	card.Slot = "card:1"
	w.enqueue(card)
	w.drain()
	preview, older := w.slot(1, "screen"), w.slot(1, "card:1")

	card = screen("receipt", 0)
	card.Slot, card.FromSlot = "card:1", "screen"
	w.enqueue(card)
	w.drain()
	if diff := cmp.Diff([]string{"receipt", "older card"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if w.slot(1, "card:1") != preview || w.slot(1, "screen") != 0 {
		t.Errorf("card:1 shows %d, screen %d, want %d and 0", w.slot(1, "card:1"), w.slot(1, "screen"), preview)
	}
	if old, _ := person.Message(older); len(old.Buttons) != 0 {
		t.Error("the older card still has its buttons")
	}
}

func TestARefreshOnlyEdits(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	refresh := screen("refreshed", 0)
	refresh.EditOnly = true
	w.enqueue(refresh)
	w.drain()
	if got := fromBot(person); len(got) != 0 || len(w.outbox()) != 0 {
		t.Errorf("with nothing shown: sent %q, %d rows left", got, len(w.outbox()))
	}
	w.enqueue(screen("first", 0))
	w.drain()
	refresh.NotAbove = person.Send("typed below")
	w.enqueue(refresh)
	w.drain()
	if diff := cmp.Diff([]string{"refreshed"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	person.Delete(w.slot(1, "screen"))
	refresh.Message.Text = "again"
	w.enqueue(refresh)
	w.drain()
	if w.slot(1, "screen") != 0 || len(w.outbox()) != 0 {
		t.Error("the slot still names a message that is gone")
	}
}

func TestAMessageThatIsGoneIsSentAgain(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("first", 0))
	w.drain()
	person.Delete(w.slot(1, "screen"))
	w.enqueue(screen("second", 0))
	w.drain()
	last := person.LastFromBot()
	if last.Text != "second" || w.slot(1, "screen") != last.ID {
		t.Errorf("shown is %q, the slot says %d", last.Text, w.slot(1, "screen"))
	}
	if strips := calls(w, "editMessageReplyMarkup", 1); len(strips) != 0 {
		t.Errorf("the message that is gone is edited: %v", strips)
	}
}

func TestAnEditThatChangesNothingIsASuccess(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("same", 0))
	w.drain()
	w.enqueue(screen("same", 0))
	w.drain()
	if got := fromBot(person); len(got) != 1 || len(w.outbox())+len(w.deadLetters()) != 0 {
		t.Errorf("sent %q, left %v, dead %v", got, w.outbox(), w.deadLetters())
	}
}

func TestStrippingAMessageThatIsGoneIsASuccess(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	w.run()
	w.enqueue(store.OutboxRow{Chat: 1, StripKeyboard: 4711})
	w.drain()
	if len(w.outbox())+len(w.deadLetters()) != 0 {
		t.Errorf("left %v, dead %v", w.outbox(), w.deadLetters())
	}
}

// While a message is on its way a newer one may replace its row. The newer one
// edits what has arrived.
func TestARowReplacedOnItsWayLeavesItsMessageInTheSlot(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.duringFirst("sendMessage", func(tx store.Tx) error {
		_, err := tx.Enqueue(screen("newer", 0))
		return err
	})
	w.enqueue(screen("older", 0))
	w.run()
	w.drain()
	if diff := cmp.Diff([]string{"newer"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Nothing about a person comes back once they had everything erased.
func TestAMessageToAnErasedPersonLeavesNoTrace(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	w.person(2)
	w.duringFirst("sendMessage", func(tx store.Tx) error { return tx.ErasePerson(1) })
	w.enqueue(screen("mine", 0))
	w.run()
	w.drain()
	if got := w.slot(1, "screen"); got != 0 {
		t.Errorf("the slot says %d", got)
	}

	w.duringFirst("sendMessage", func(tx store.Tx) error { return tx.ErasePerson(2) })
	w.server.Break(simulator.Target{Chat: 2}, simulator.BadRequest("message is too long"))
	w.enqueue(text(2, "mine"))
	w.drain()
	if got := w.deadLetters(); len(got) != 0 {
		t.Errorf("dead letters: %v", got)
	}
}

// duringFirst changes the store while the first call of a method is on its way.
func (w *world) duringFirst(method string, change func(store.Tx) error) {
	done := false
	w.server.OnCall(func(call simulator.Call) {
		if call.Method == method && !done {
			done = true
			w.update(change)
		}
	})
}

// The removal of old buttons goes out beside the new message and costs no row.
func TestOldButtonsAreRemovedBesideTheNewMessage(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("first", 0))
	w.drain()
	first := w.slot(1, "screen")
	before := w.store.updates.Load()
	w.enqueue(screen("second", person.Send("typed below")))
	w.drain()
	if old, _ := person.Message(first); len(old.Buttons) != 0 {
		t.Error("the old screen still has its buttons")
	}
	if commits := w.store.updates.Load() - before; commits != 2 {
		t.Errorf("%d commits for a decision and what it sends", commits)
	}
}

func TestARemovalOfButtonsThatFailedIsTriedAgain(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.run()
	w.enqueue(screen("first", 0))
	w.drain()
	first := w.slot(1, "screen")
	w.server.Break(simulator.Target{Method: "editMessageReplyMarkup", Times: 1}, simulator.ServerError(500))
	w.enqueue(screen("second", person.Send("typed below")))
	w.drain()
	if old, _ := person.Message(first); len(old.Buttons) != 0 {
		t.Error("the old screen still has its buttons")
	}
	if diff := cmp.Diff([]string{"first", "second"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
