package main_test

import (
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
	"usynys/store/bolt"
)

// TestOneChatForbidden lets a person block the bot. The others are served, and so is the
// person as soon as they write again.
func TestOneChatForbidden(t *testing.T) {
	t.Parallel()
	for _, reason := range []string{"", "user is deactivated"} {
		w := newWorld(t, simulator.Options{})
		p := w.run()
		blocked, other := newAuthor(w, 2, store.Kazakh, 5), w.phones.phone(3, "Third", "ru")
		w.converse(blocked)
		w.polled()
		p.terminate()
		p = w.run()
		before := w.calls("sendMessage", blocked.ID())
		w.server.Break(simulator.Target{Chat: blocked.ID(), Times: 1}, simulator.Forbidden(reason))
		blocked.Send("/my")
		other.Send("/start")
		w.wait("the other is answered", func() bool { return w.calls("sendMessage", other.ID()) == 1 })
		p.logs("a chat can't be written to")
		p.terminate()
		if person := w.person(blocked.ID()); person.UnreachableSince.IsZero() {
			t.Error("nobody remembers that the chat can't be written to")
		}
		p = w.run()
		blocked.Send("/my")
		w.wait("the person is answered", func() bool { return w.calls("sendMessage", blocked.ID()) > before })
		p.terminate()
		if person := w.person(blocked.ID()); !person.UnreachableSince.IsZero() {
			t.Error("the person has written and still counts as unreachable")
		}
	}
}

// person returns a person's record. The bot must have ended.
func (w *world) person(id int64) (person store.Person) {
	w.Helper()
	kept, err := bolt.Open(bolt.Options{Folder: w.data})
	if err != nil {
		w.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	err = kept.View(w.Context(), func(r store.Reader) (err error) {
		person, err = store.People.Get(r, store.PersonID(id))
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return person
}

// TestPoisonedUpdates mixes unreadable updates with those of people. Each goes into
// quarantine, and delays no other.
func TestPoisonedUpdates(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{})
	p := w.startPolling()
	poison := []string{
		`{"message":{"message_id":"seven","chat":{"id":7,"type":"private"},"from":{"id":7}}}`,
		`{"message":{"message_id":1,"chat":{"id":{},"type":"private"}}}`,
		`{"message":[1,2,3]}`,
		`{"callback_query":{"id":1,"from":5,"data":[]}}`,
		`{"edited_message":"text"}`,
		`{"my_chat_member":{"chat":true}}`,
	}
	var authors []*author
	for i, update := range poison {
		if err := w.server.Inject(update); err != nil {
			t.Fatal(err)
		}
		authors = append(authors, newAuthor(w, int64(1001+i), store.Languages()[i%2], 1))
	}
	w.converse(authors...)
	w.polled()
	p.terminate()
	w.exportedOnce(authors...)
	if report := w.verify(); report.Quarantined != len(poison) || report.Outbox > 0 {
		t.Errorf("%d updates were poisoned: %+v", len(poison), report)
	}
}

// TestLowerUpdateIDs lets Telegram's update ids begin lower again, as they may after an
// idle week, while the bot runs and while it does not.
func TestLowerUpdateIDs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, simulator.Options{FirstUpdateID: 900_000_000})
	p := w.startPolling()
	for id, restarted := range []bool{true, false} {
		if restarted {
			p.terminate()
			w.settled()
		}
		w.server.RestartUpdateIDs(int64(1000 * (2 - id)))
		before := w.calls("getUpdates", 0)
		person := w.phones.phone(int64(1001+id), "Somebody", "kk")
		person.Send("/start")
		if restarted {
			p = w.run()
		}
		w.wait("the person is answered", func() bool { return w.calls("sendMessage", person.ID()) > 0 })
		if polls := w.calls("getUpdates", 0) - before; polls != 1 {
			t.Errorf("it took %d polls until the update was handled", polls)
		}
		w.polled()
		w.isIdle(2)
	}
	p.terminate()
	if count := w.calls("sendMessage", 0); count != 3 {
		t.Errorf("%d answers were sent to three people", count)
	}
	if report := w.verify(); report.Quarantined > 0 {
		t.Errorf("updates were set aside: %+v", report)
	}
}

// isIdle requires that an idle bot polls at most this often a second.
func (w *world) isIdle(most int) {
	w.Helper()
	ctx, cancel := contextFor(w, idleSpan)
	defer cancel()
	before := w.calls("getUpdates", 0)
	if w.server.Wait(ctx, func() bool { return w.calls("getUpdates", 0)-before > most }) == nil {
		w.Errorf("a bot with nothing to do polled more than %d times in %v", most, idleSpan)
	}
}
