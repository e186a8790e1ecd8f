package sender_test

import (
	"fmt"
	"sync"
	"testing"

	"usynys/bot/simulator"
	"usynys/store"
)

// A person with a thousand messages delays nobody: the others are served in between.
func TestOnePersonDelaysNobody(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	var rows []store.OutboxRow
	for n := range 1000 {
		rows = append(rows, text(1, fmt.Sprint(n)))
	}
	for chat := range store.ChatID(100) {
		w.person(store.PersonID(chat + 2))
		rows = append(rows, text(chat+2, "x"))
	}
	w.enqueue(rows...)
	w.run()
	w.drain()
	before, served := 0, 0
	for _, call := range w.server.Calls() {
		if call.Method != "sendMessage" {
			continue
		}
		if call.Chat != 1 {
			served++
		} else if served < 100 {
			before++
		}
	}
	if served != 100 || before > 50 {
		t.Errorf("%d others were served, %d messages of the one went before", served, before)
	}
}

func TestOneMessageOfAChatIsOnItsWayAtATime(t *testing.T) {
	w := newWorld(t)
	var mu sync.Mutex
	last := map[int64]uint64{}
	for chat := range store.ChatID(5) {
		w.person(store.PersonID(chat + 1))
	}
	w.server.OnCall(func(call simulator.Call) {
		if call.Method != "sendMessage" {
			return
		}
		var id uint64
		var waiting bool
		_, _ = fmt.Sscan(call.Params["text"], &id)
		mu.Lock()
		defer mu.Unlock()
		w.view(func(reader store.Reader) (err error) {
			waiting, err = reader.IsPending(last[call.Chat])
			return err
		})
		if waiting {
			t.Errorf("message %d went out before the one before it was struck off", id)
		}
		last[call.Chat] = id
	})
	var rows []store.OutboxRow
	for n := range 100 {
		rows = append(rows, text(store.ChatID(n%5+1), fmt.Sprint(n+1))) // the ids begin at 1
	}
	w.enqueue(rows...)
	w.run()
	w.drain()
	if len(last) != 5 {
		t.Errorf("%d chats were served", len(last))
	}
}
