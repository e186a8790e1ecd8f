package sender_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
	"usynys/store"
)

// What waits for a group goes to the supergroup that it became, in order, and nothing
// that would touch messages of the group.
func TestWhatWaitsFollowsAGroupThatBecameASupergroup(t *testing.T) {
	w := newWorld(t)
	group, person := w.server.Group(-5, "Штаб"), w.server.Person(7, "Айгерім", "kk")
	w.update(func(tx store.Tx) error { return store.Groups.Put(tx, store.Group{Chat: -5, Language: store.Kazakh}) })
	summary := text(-5, "summary")
	summary.Slot = store.GroupSlot
	w.enqueue(summary)
	w.run()
	w.drain()
	supergroup := group.Upgrade(person)
	summary.Message.Text = "newer summary"
	w.enqueue(text(-5, "first"), store.OutboxRow{Chat: -5, StripKeyboard: 1}, summary)
	w.drain()
	var got []string
	for _, message := range supergroup.Messages() {
		if message.FromBot {
			got = append(got, message.Text)
		}
	}
	if diff := cmp.Diff([]string{"first", "newer summary"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	to := store.ChatID(supergroup.ID())
	if w.slot(-5, store.GroupSlot) != 0 || w.slot(to, store.GroupSlot) == 0 {
		t.Error("the slot is still in the group")
	}
	w.view(func(reader store.Reader) error {
		_, err := store.Groups.Get(reader, to)
		return err
	})
	if len(w.outbox())+len(w.deadLetters()) != 0 {
		t.Errorf("left %v, dead %v", w.outbox(), w.deadLetters())
	}
}

// GroupLost is called once for a group that can't be written to, with the reason.
func TestAGroupThatIsLostIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		reaction simulator.Reaction
		muted    bool
	}{
		"removed": {simulator.Forbidden("bot was kicked from the group chat"), false},
		"muted":   {simulator.BadRequest("not enough rights to send text messages to the chat"), true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.server.Group(-5, "Штаб")
			w.server.Break(simulator.Target{Chat: -5}, c.reaction)
			var lost []bool
			w.onLost = func(tx store.Tx, chat store.ChatID, muted bool) error {
				if chat != -5 {
					t.Errorf("chat %d is lost", chat)
				}
				lost = append(lost, muted)
				return tx.DropOutbox(chat)
			}
			w.enqueue(text(-5, "a"), text(-5, "b"))
			w.run()
			w.drain()
			if diff := cmp.Diff([]bool{c.muted}, lost); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(w.outbox())+len(w.deadLetters()) != 0 {
				t.Errorf("left %v, dead %v", w.outbox(), w.deadLetters())
			}
		})
	}
}
