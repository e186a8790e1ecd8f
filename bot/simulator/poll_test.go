package simulator_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

func ids(updates []update) []int64 {
	out := []int64{}
	for _, u := range updates {
		out = append(out, u.ID)
	}
	return out
}

// waitForUnconfirmed waits until n updates are unconfirmed. 0, after an update was
// queued, means that a poll with a higher offset has begun.
func waitForUnconfirmed(t *testing.T, server *simulator.Server, n int) {
	t.Helper()
	if err := server.Wait(within(t, 10*time.Second), func() bool { return server.Unconfirmed() == n }); err != nil {
		t.Fatal(err)
	}
}

// Bot API, getUpdates: "An update is considered confirmed as soon as getUpdates
// is called with an offset higher than its update_id"; until then it comes again.
func TestUpdatesComeAgainUntilConfirmed(t *testing.T) {
	server, bot := start(t, simulator.Options{FirstUpdateID: 500})
	person := server.Person(1, "Айгерім", "kk")
	for _, text := range []string{"a", "b", "c"} {
		person.Send(text)
	}
	for range 2 {
		if diff := cmp.Diff([]int64{500, 501, 502}, ids(bot.updates(params{}))); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff([]int64{500, 501}, ids(bot.updates(params{"limit": 2}))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int64{502}, ids(bot.updates(params{"offset": 502}))); diff != "" {
		t.Error(diff)
	}
	if n := server.Unconfirmed(); n != 1 {
		t.Errorf("%d unconfirmed, want 1", n)
	}
	if diff := cmp.Diff([]int64{}, ids(bot.updates(params{"offset": 503}))); diff != "" {
		t.Error(diff)
	}
	noViolations(t, server)
}

// An offset more than 10 beyond the end falls back to the head and deletes nothing
// (TDLib, TQueue.cpp, get); ids may go on at a lower number after an idle week.
func TestOffsetInTheFuture(t *testing.T) {
	server, bot := start(t, simulator.Options{FirstUpdateID: 900_000})
	server.RestartUpdateIDs(50)
	server.Person(1, "Ерлан", "ru").Send("after a week")
	if diff := cmp.Diff([]int64{50}, ids(bot.updates(params{"offset": 900_000}))); diff != "" {
		t.Error(diff)
	}
	if n := server.Unconfirmed(); n != 1 {
		t.Errorf("%d unconfirmed, want 1", n)
	}
	bot.updates(params{"offset": 51 + 10})
	if n := server.Unconfirmed(); n != 0 {
		t.Errorf("%d unconfirmed after an offset within the margin, want 0", n)
	}
}

// Bot API, Update, update_id: "If there are no new updates for at least a week, then
// identifier of the next update will be chosen randomly instead of sequentially."
func TestIDsAfterAnIdleWeek(t *testing.T) {
	const week = 7 * 24 * time.Hour
	next := func(seed uint64, idle time.Duration) int64 {
		clock := &clock{}
		server, bot := start(t, simulator.Options{Now: clock.now, Seed: seed, FirstUpdateID: 900})
		person := server.Person(1, "Ерлан", "ru")
		person.Send("before")
		bot.updates(params{"offset": 901})
		clock.set(idle)
		person.Send("after")
		person.Send("again")
		updates := bot.updates(params{"offset": 901})
		if len(updates) != 2 || updates[1].ID != updates[0].ID+1 || updates[0].Message.Text != "after" {
			t.Fatalf("got %+v", updates)
		}
		return updates[0].ID
	}
	if id := next(7, week-time.Second); id != 901 {
		t.Errorf("id %d after less than a week", id)
	}
	first := next(7, week)
	if first == 901 || first != next(7, week) || first == next(8, week) {
		t.Errorf("id %d after a week: it depends on the seed and on nothing else", first)
	}
}

// An update of more than 64 KiB is dropped by the Bot API server (Client.cpp,
// add_update_impl).
func TestUpdatesThatAreTooLarge(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	for _, length := range []int{64<<10 - 20, 64 << 10} {
		if err := server.Inject(`{"poll":{"id":"` + strings.Repeat("x", length) + `"}}`); err != nil {
			t.Error(err)
		}
	}
	if got := bot.updates(nil); len(got) != 1 {
		t.Errorf("%d updates, want 1", len(got))
	}
}

// Bot API, getUpdates: "The negative offset can be specified to retrieve updates
// starting from -offset update from the end ... All previous updates will be
// forgotten." It is a violation, because a bot that uses it loses updates.
func TestNegativeOffsetForgets(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(1, "Ерлан", "ru")
	for range 5 {
		person.Send("x")
	}
	if got := bot.updates(params{"offset": -2}); len(got) != 2 || server.Unconfirmed() != 2 {
		t.Errorf("got %d updates, %d unconfirmed", len(got), server.Unconfirmed())
	}
	oneViolation(t, server, "negative offset")
}

// Bot API, getUpdates: a long poll answers as soon as there is an update.
func TestLongPollAnswersAtOnce(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(1, "Ерлан", "ru")
	person.Send("first")
	answered := make(chan []update, 1)
	go func() { answered <- bot.updates(params{"offset": 1001, "timeout": 50}) }()
	waitForUnconfirmed(t, server, 0)
	person.Send("second")
	select {
	case updates := <-answered:
		if len(updates) != 1 || updates[0].Message.Text != "second" {
			t.Errorf("got %+v", updates)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the poll did not answer")
	}
}

// Bot API, getUpdates, timeout: "Timeout in seconds for long polling". The server has a
// maximum of 50 (Client.h, LONG_POLL_MAX_TIMEOUT).
func TestLongPollEndsEmpty(t *testing.T) {
	_, bot := start(t, simulator.Options{LongPollMax: 20 * time.Millisecond})
	if updates := bot.updates(params{"timeout": 50}); len(updates) != 0 {
		t.Errorf("got %v", updates)
	}
}

// Of two polls the older one gets 409 (Client.cpp, abort_long_poll).
func TestTwoPollers(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(1, "Ерлан", "ru")
	person.Send("first")
	older := make(chan result, 1)
	go func() { older <- bot.call("getUpdates", params{"offset": 1001, "timeout": 50}) }()
	waitForUnconfirmed(t, server, 0)
	newer := make(chan result, 1)
	go func() { newer <- bot.call("getUpdates", params{"offset": 1001, "timeout": 50}) }()
	out := <-older
	const want = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
	if out.httpStatus != http.StatusConflict || out.Description != want {
		t.Errorf("got %d %q", out.httpStatus, out.Description)
	}
	person.Send("second")
	if out := <-newer; !out.OK {
		t.Errorf("the newer poll failed: %s", out.Description)
	}
}

// Bot API, Getting updates: "There are two mutually exclusive ways of receiving updates
// for your bot - the getUpdates method on one hand and webhooks on the other." 409
// while a webhook is set, until deleteWebhook.
func TestWebhookLeftBehind(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(1, "Ерлан", "ru").Send("x")
	server.LeaveWebhook("https://old.example/hook")
	bot.refused("getUpdates", nil, 409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	bot.must("deleteWebhook", params{"drop_pending_updates": false}, nil)
	if len(bot.updates(nil)) != 1 {
		t.Error("the update is lost")
	}
	bot.must("deleteWebhook", params{"drop_pending_updates": true}, nil)
	if len(bot.updates(nil)) != 0 {
		t.Error("the update is still there")
	}
}

// Bot API, getUpdates, allowed_updates: "If not specified, the previous setting will be
// used"; "an empty list to receive all update types except chat_member,
// message_reaction, and message_reaction_count"; it "doesn't affect updates created
// before the call".
func TestAllowedUpdates(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(1, "Ерлан", "ru")
	person.Send("before")
	bot.updates(params{"allowed_updates": []string{"callback_query"}})
	person.Send("unwanted")
	bot.updates(params{})
	person.Send("unwanted too")
	person.Press(1, "x")
	if got := bot.updates(params{}); len(got) != 2 || got[0].Message == nil || got[1].Callback == nil {
		t.Errorf("got %+v", got)
	}
	bot.updates(params{"allowed_updates": []string{}})
	person.Send("wanted")
	if err := server.Inject(`{"chat_member":{}}`); err != nil {
		t.Fatal(err)
	}
	if n := server.Unconfirmed(); n != 3 {
		t.Errorf("%d unconfirmed, want 3", n)
	}
	noViolations(t, server)
	bot.refused("getUpdates", params{"allowed_updates": []string{"messages"}}, 400, "unknown kind")
	bot.refused("getUpdates", params{"limit": 101}, 400, "between 1 and 100")
}

// The same offset within half a second returns one update (Client.cpp,
// process_get_updates_query).
func TestRepeatedOffset(t *testing.T) {
	clock := &clock{}
	server, bot := start(t, simulator.Options{ThrottleRepeatedOffset: true, Now: clock.now})
	person := server.Person(1, "Ерлан", "ru")
	person.Send("a")
	person.Send("b")
	for i, want := range []int{2, 1, 2} {
		if i == 2 {
			clock.set(time.Second)
		}
		if got := len(bot.updates(params{"offset": 5})); got != want {
			t.Errorf("poll %d: %d updates, want %d", i, got, want)
		}
	}
}

// Bot API, Getting updates: "Incoming updates are stored on the server until the bot
// receives them either way, but they will not be kept longer than 24 hours." Presses
// are kept for 150 s (Client.cpp, add_new_callback_query).
func TestUpdatesExpire(t *testing.T) {
	clock := &clock{}
	server, bot := start(t, simulator.Options{Now: clock.now})
	person := server.Person(1, "Ерлан", "ru")
	person.Send("a")
	person.Press(1, "x")
	clock.set(149 * time.Second)
	if got := len(bot.updates(params{})); got != 2 {
		t.Errorf("%d updates, want 2", got)
	}
	clock.set(150 * time.Second)
	if got := bot.updates(params{}); len(got) != 1 || got[0].Message == nil {
		t.Errorf("got %+v", got)
	}
	clock.set(24 * time.Hour)
	if got := len(bot.updates(params{})); got != 0 {
		t.Errorf("%d updates, want 0", got)
	}
}

// Queued updates keep their order when ids restart.
func TestRestartRenumbers(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("a")
	person.Send("b")
	server.RestartUpdateIDs(3)
	person.Send("c")
	if diff := cmp.Diff([]int64{3, 4, 5}, ids(bot.updates(nil))); diff != "" {
		t.Error(diff)
	}
}
