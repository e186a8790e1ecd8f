package sender_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
	"usynys/store"
)

func TestAPersonWhoBlockedTheBotIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	w.person(1).Block()
	other := w.person(2)
	w.enqueue(text(1, "a"), text(1, "b"), text(404, "nobody"), text(2, "c"))
	w.run()
	w.drain()
	if left := w.outbox(); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	if got := fromBot(other); len(got) != 1 {
		t.Errorf("the other received %q", got)
	}
	w.view(func(reader store.Reader) error {
		blocked, err := store.People.Get(reader, 1)
		must(t, err)
		if blocked.UnreachableSince.IsZero() {
			t.Error("the person is not marked as unreachable")
		}
		return nil
	})
	if sent := calls(w, "sendMessage", 1); len(sent) != 1 {
		t.Errorf("%d tries", len(sent))
	}
}

func TestMarkupThatIsNotUnderstoodIsLeftOut(t *testing.T) {
	w := newWorld(t)
	w.faulty = true
	person := w.person(1)
	w.run()
	w.enqueue(text(1, "<b>a</b> &lt; <x>b</x> &amp; 1 < 2"))
	w.drain()
	if diff := cmp.Diff([]string{"a < b & 1 < 2"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	w.server.Break(simulator.Target{Method: "sendMessage"}, simulator.BadRequest("can't parse entities: x"))
	w.enqueue(text(1, "never"))
	w.drain()
	if len(w.deadLetters()) != 1 || len(w.outbox()) != 0 {
		t.Errorf("dead %v, left %v", w.deadLetters(), w.outbox())
	}
}

func TestWhatTelegramRefusesForGoodIsKept(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	w.server.Break(simulator.Target{Chat: 1, Times: 1}, simulator.BadRequest(`wrong thing "құпия"`))
	w.server.Break(simulator.Target{Chat: 1, Times: 1}, simulator.Migrated(-1001))
	w.enqueue(text(1, "a"), text(1, "b"), text(1, "c"))
	w.run()
	w.drain()
	if diff := cmp.Diff([]string{"c"}, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	letters := w.deadLetters()
	if len(letters) != 2 || letters[0].Outgoing.Message.Text != "a" || letters[1].Outgoing.Message.Text != "b" {
		t.Fatalf("dead letters: %v", letters)
	}
	for i, class := range []string{"refused", "migrated"} {
		if reason := letters[i].Reason; !strings.Contains(reason, class) || strings.Contains(reason, "құпия") {
			t.Errorf("the reason is %q", reason)
		}
	}
}

func TestAThrottledChatWaitsAndTheOthersGoOn(t *testing.T) {
	w := newWorld(t)
	slow, other := w.person(1), w.person(2)
	w.server.Break(simulator.Target{Chat: 1, Times: 1}, simulator.TooManyRequests(3600))
	w.enqueue(text(1, "a"), text(1, "b"), text(2, "c"), text(2, "d"))
	w.run()
	w.drain() // What waits for Telegram is not waited for.
	if len(fromBot(slow)) != 0 || len(fromBot(other)) != 2 {
		t.Errorf("sent %q and %q", fromBot(slow), fromBot(other))
	}
	left := w.outbox()
	if len(left) != 2 || w.sender.Pending() != 2 {
		t.Fatalf("left %v, pending %d", left, w.sender.Pending())
	}
	if wait := time.Until(left[0].NotBefore); left[0].Attempts != 1 || wait < 59*time.Minute || wait > time.Hour {
		t.Errorf("%d attempts, next in %s", left[0].Attempts, wait)
	}
}

func TestTroubleOnTheWayLosesNothing(t *testing.T) {
	for name, reaction := range map[string]simulator.Reaction{
		"fault": simulator.ServerError(500), "page": simulator.HTMLPage(502), "empty": simulator.EmptyBody(200),
		"truncated": simulator.TruncatedJSON(), "cut before": simulator.CutBefore(), "cut after": simulator.CutAfter(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			person := w.person(1)
			w.server.Break(simulator.Target{Chat: 1, Times: 1}, reaction)
			w.enqueue(text(1, "a"), text(1, "b"))
			w.run()
			must(t, w.server.Wait(t.Context(), func() bool {
				got := fromBot(person)
				return len(got) > 0 && got[len(got)-1] == "b"
			}))
			w.drain()
			got := fromBot(person)
			if len(got) == 3 && got[0] == got[1] {
				got = got[1:] // Telegram had taken it: it is repeated once.
			}
			if diff := cmp.Diff([]string{"a", "b"}, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func calls(w *world, method string, chat int64) (found []simulator.Call) {
	for _, call := range w.server.Calls() {
		if call.Method == method && call.Chat == chat {
			found = append(found, call)
		}
	}
	return found
}
