package simulator_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// Each fault, and whether the message is sent all the same. Bot API,
// ResponseParameters, retry_after: "In case of exceeding flood control, the number of
// seconds left to wait before the request can be repeated".
func TestFaults(t *testing.T) {
	for name, fault := range map[string]struct {
		reaction simulator.Reaction
		status   int // 0: the connection is cut
		body     string
		accepted bool
	}{
		"blocked":      {simulator.Forbidden(""), 403, `"description":"Forbidden: bot was blocked by the user"`, false},
		"deactivated":  {simulator.Forbidden("user is deactivated"), 403, "user is deactivated", false},
		"too many":     {simulator.TooManyRequests(7), 429, `"parameters":{"retry_after":7}`, false},
		"bad request":  {simulator.BadRequest("message thread not found"), 400, `"description":"Bad Request: message thread not found"`, false},
		"migrated":     {simulator.Migrated(-1005), 400, `"migrate_to_chat_id":-1005`, false},
		"unauthorized": {simulator.Unauthorized(), 401, "Unauthorized", false},
		"server error": {simulator.ServerError(500), 500, `"error_code":500`, false},
		"late error":   {simulator.ServerError(504).Afterwards(), 504, `"error_code":504`, true},
		"html":         {simulator.HTMLPage(502), 502, "<html>", false},
		"empty":        {simulator.EmptyBody(502), 502, "", false},
		"cut before":   {simulator.CutBefore(), 0, "", false},
		"cut after":    {simulator.CutAfter(), 0, "", true},
		"truncated":    {simulator.TruncatedJSON(), 200, `{"ok":true,"result":{"message_id"`, true},
		"delayed":      {simulator.Delayed(time.Millisecond), 200, `"text":"x"`, true},
	} {
		t.Run(name, func(t *testing.T) {
			server, bot := start(t, simulator.Options{})
			person := server.Person(7, "Айгерім", "kk")
			person.Send("/start")
			server.Break(simulator.Target{Method: "sendMessage", Chat: 7, Times: 1}, fault.reaction)
			reply, err := bot.post("sendMessage", params{"chat_id": 7, "text": "x"})
			switch {
			case fault.status == 0:
				if err == nil {
					t.Error("the connection was not cut")
				}
			case err != nil:
				t.Error(err)
			case reply.status != fault.status || !strings.Contains(string(reply.body), fault.body):
				t.Errorf("got %d %s", reply.status, reply.body)
			case fault.status == 429 && reply.header.Get("Retry-After") != "7":
				t.Errorf("Retry-After %q", reply.header.Get("Retry-After"))
			}
			if sent := person.LastFromBot().ID != 0; sent != fault.accepted {
				t.Errorf("sent: %v, want %v", sent, fault.accepted)
			}
			call := server.Calls()[0]
			if call.Status != fault.status || call.Accepted != fault.accepted {
				t.Errorf("call %+v", call)
			}
			bot.must("sendMessage", params{"chat_id": 7, "text": "y"}, nil)
			noViolations(t, server)
		})
	}
}

// Faults meet the calls of their targets, in the order in which they were injected.
func TestFaultTargets(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	server.Person(8, "Ерлан", "ru").Send("/start")
	send := func(chat int64) int { return bot.call("sendMessage", params{"chat_id": chat, "text": "x"}).httpStatus }
	server.Break(simulator.Target{Chat: 7, Times: 2}, simulator.TooManyRequests(1))
	lasting := server.Break(simulator.Target{Chat: 7}, simulator.ServerError(503))
	for i, want := range []int{429, 429, 503, 503} {
		if got := send(7); got != want {
			t.Errorf("call %d: %d, want %d", i, got, want)
		}
	}
	if got := send(8); got != http.StatusOK {
		t.Errorf("another chat: %d", got)
	}
	lasting.Lift()
	if got := send(7); got != http.StatusOK {
		t.Errorf("after Lift: %d", got)
	}
	server.Break(simulator.Target{}, simulator.ServerError(500))
	bot.refused("getMe", nil, 500, "")
	server.Repair()
	bot.must("getMe", nil, nil)
}

// A call that ends during its delay has no effect.
func TestLatency(t *testing.T) {
	server, bot := start(t, simulator.Options{Latency: time.Millisecond})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
	server.SetLatency(time.Hour)
	impatient := http.Client{Timeout: 20 * time.Millisecond}
	if response, err := impatient.Get(bot.address("sendMessage") + "?chat_id=7&text=y"); err == nil {
		response.Body.Close()
		t.Error("the call did not wait")
	}
	if last := person.LastFromBot(); last.Text != "x" {
		t.Errorf("got %q", last.Text)
	}
}

// A call that hangs is never answered, with its effect or without; the bot gives up, or
// the server is closed.
func TestHang(t *testing.T) {
	for accepted, reaction := range map[bool]simulator.Reaction{false: simulator.Hang(), true: simulator.Hang().Afterwards()} {
		server, bot := start(t, simulator.Options{})
		person := server.Person(7, "Айгерім", "kk")
		person.Send("/start")
		server.Break(simulator.Target{Method: "sendMessage", Times: 1}, reaction)
		// The bot gives up a moment after the call was recorded.
		ctx, cancel := context.WithCancel(t.Context())
		server.OnCall(func(simulator.Call) { time.AfterFunc(20*time.Millisecond, cancel) })
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, bot.address("sendMessage")+"?chat_id=7&text=x", nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err == nil {
			response.Body.Close()
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the call did not hang: %v", err)
		}
		server.OnCall(nil)
		if sent := person.LastFromBot().ID != 0; sent != accepted {
			t.Errorf("sent: %v, want %v", sent, accepted)
		}
		if call := server.Calls()[0]; call.Accepted != accepted || call.Status != 0 {
			t.Errorf("call %+v", call)
		}
		bot.must("sendMessage", params{"chat_id": 7, "text": "y"}, nil)
	}
}

// A fault with a chance meets about that share of the calls, and the same calls with the
// same seed.
func TestFaultByChance(t *testing.T) {
	fails := func(seed uint64) []int {
		server, bot := start(t, simulator.Options{Seed: seed})
		server.Break(simulator.Target{Method: "getMe", Chance: 0.3}, simulator.ServerError(500))
		var failed []int
		for i := range 300 {
			if reply, err := bot.post("getMe", nil); err != nil || reply.status == 500 {
				failed = append(failed, i)
			}
		}
		return failed
	}
	first := fails(7)
	if len(first) < 60 || len(first) > 120 {
		t.Errorf("%d of 300 calls failed, want about 90", len(first))
	}
	if !slices.Equal(first, fails(7)) {
		t.Error("the same seed means other failures")
	}
	if slices.Equal(first, fails(8)) {
		t.Error("another seed means the same failures")
	}
}
