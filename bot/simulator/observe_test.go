package simulator_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"usynys/bot/simulator"
)

// OnCall runs after the effect of a call and before its reply.
func TestOnCallComesBeforeTheReply(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	entered, release := make(chan simulator.Call), make(chan struct{})
	server.OnCall(func(call simulator.Call) {
		entered <- call
		<-release
	})
	replied := make(chan struct{})
	go func() {
		bot.must("sendMessage", params{"chat_id": 7, "text": "x"}, nil)
		close(replied)
	}()
	call := <-entered
	if call.Method != "sendMessage" || call.Chat != 7 || call.Params["text"] != "x" || call.Status != 200 || !call.Accepted || call.MessageID != 2 {
		t.Errorf("call %+v", call)
	}
	if person.LastFromBot().ID != 2 {
		t.Error("the effect is missing")
	}
	select {
	case <-replied:
		t.Error("replied too early")
	default:
	}
	close(release)
	<-replied
	server.OnCall(nil)
	bot.must("getMe", nil, nil)
}

func TestKeepCalls(t *testing.T) {
	server, bot := start(t, simulator.Options{KeepCalls: 3})
	for i := range 5 {
		bot.call("getUpdates", params{"limit": i + 1})
	}
	calls := server.Calls()
	if len(calls) != 3 {
		t.Fatalf("%d calls", len(calls))
	}
	for i, call := range calls {
		if call.Params["limit"] != strconv.Itoa(i+3) {
			t.Errorf("call %d: %v", i, call.Params)
		}
	}
}

func TestWait(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	var group sync.WaitGroup
	group.Go(func() {
		person.Send("/start")
		bot.call("sendMessage", params{"chat_id": 7, "text": "x"})
	})
	if err := server.Wait(within(t, 10*time.Second), func() bool { return person.LastFromBot().Text == "x" }); err != nil {
		t.Error(err)
	}
	group.Wait()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := server.Wait(ctx, func() bool { return false }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Everything in parallel, for the race detector; nothing is lost.
func TestConcurrentUse(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	const people, rounds = 8, 10
	var seen atomic.Int64
	server.OnCall(func(simulator.Call) { seen.Add(1) })
	var group sync.WaitGroup
	for i := range int64(people) {
		group.Go(func() {
			person := server.Person(100+i, "x", "kk")
			for range rounds {
				person.Send("/start")
				bot.must("sendMessage", params{"chat_id": 100 + i, "text": "x", "reply_markup": keyboard([]params{button("x", "x")})}, nil)
				if err := person.PressLabel("x"); err != nil {
					t.Error(err)
				}
				bot.updates(nil)
				person.Messages()
				server.Calls()
				server.Violations()
			}
		})
	}
	if err := server.Wait(within(t, time.Minute), func() bool { return server.Unconfirmed() == 2*people*rounds }); err != nil {
		t.Error(err)
	}
	group.Wait()
	if n := seen.Load(); n != 2*people*rounds {
		t.Errorf("%d calls", n)
	}
	noViolations(t, server)
}
