package sender_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/bot/telegram/sender"
	"usynys/store"
)

func TestEachChatReceivesItsMessagesInOrder(t *testing.T) {
	w := newWorld(t)
	var people []*simulator.Person
	var want []string
	for i := range 10 {
		people = append(people, w.person(store.PersonID(100+i)))
	}
	w.run()
	for n := range 20 {
		want = append(want, fmt.Sprint(n))
		var rows []store.OutboxRow
		for _, person := range people {
			rows = append(rows, text(store.ChatID(person.ID()), fmt.Sprint(n)))
		}
		w.enqueue(rows...)
	}
	w.drain()
	for _, person := range people {
		if diff := cmp.Diff(want, fromBot(person)); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if left := w.outbox(); len(left) > 0 || w.sender.Pending() != 0 {
		t.Errorf("%d rows are left, %d pending", len(left), w.sender.Pending())
	}
}

func TestTheMoreUrgentLaneGoesFirst(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	in := func(lane store.Lane, words string) store.OutboxRow {
		row := text(1, words)
		row.Lane = lane
		return row
	}
	w.enqueue(in(store.LaneAnnouncements, "a1"), in(store.LaneNotices, "n1"), in(9, "unknown"), in(store.LaneReplies, "r1"), in(store.LaneNotices, "n2"), in(store.LaneReplies, "r2"))
	w.run()
	w.drain()
	want := []string{"r1", "r2", "n1", "n2", "a1", "unknown"}
	if diff := cmp.Diff(want, fromBot(person)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEveryKindOfRowIsSent(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	person.SendDocument("a.pdf", "")
	person.SendPhoto("")
	person.SendVoice()
	person.SendVideo("")
	person.SendAudio("")
	person.SendAnimation("")
	person.SendVideoNote()
	var want []string
	for _, message := range person.Messages() {
		if kind := message.Attachment.Kind; kind != "" {
			want = append(want, kind)
			file := &store.Attachment{Kind: store.AttachmentKind(kind), FileID: message.Attachment.FileID}
			w.enqueue(store.OutboxRow{Chat: 1, Message: store.Message{Attachment: file}})
		}
	}
	w.enqueue(
		store.OutboxRow{Chat: 1, Message: store.Message{Attachment: &store.Attachment{Kind: store.AttachmentLocation, Latitude: 43.238949, Longitude: 76.889709}}},
		store.OutboxRow{Chat: 1, Slot: "menu", Message: store.Message{Menu: []store.MenuEntry{{Command: "new", Description: "Жаңа ұсыныс"}}}},
		store.OutboxRow{Chat: 1, Message: store.Message{Text: "<b>Сәлем</b> &amp; https://example.org", Keyboard: [][]store.Button{{{Text: "Сілтеме", URL: "https://example.org/"}}}}},
	)
	w.run()
	w.drain()
	var got []string
	for _, message := range person.Messages() {
		if message.FromBot && message.Attachment.Kind != "" {
			got = append(got, message.Attachment.Kind)
		}
	}
	if diff := cmp.Diff(append(want, "location"), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	last := person.LastFromBot()
	if last.Text != "Сәлем & https://example.org" || !last.PreviewDisabled || last.Buttons[0][0].URL != "https://example.org/" {
		t.Errorf("got %+v", last)
	}
	if diff := cmp.Diff([]simulator.Command{{Name: "new", Description: "Жаңа ұсыныс"}}, person.Menu()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestUnderLoadThereAreFewerCommitsThanSends(t *testing.T) {
	w := newWorld(t)
	var rows []store.OutboxRow
	for i := range 200 {
		w.person(store.PersonID(1 + i))
		rows = append(rows, text(store.ChatID(1+i), "x"))
	}
	w.enqueue(rows...)
	before := w.store.updates.Load()
	w.run()
	w.drain()
	if commits := w.store.updates.Load() - before; commits > 150 {
		t.Errorf("%d commits for 200 sends", commits)
	}
}

func TestAnUnknownTokenEndsTheSender(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	w.server.Break(simulator.Target{Method: "sendMessage"}, simulator.Unauthorized())
	w.enqueue(text(1, "x"))
	if err := w.sender.Run(t.Context()); !client.Unauthorised.Is(err) {
		t.Errorf("got %v", err)
	}
	if len(w.outbox()) != 1 {
		t.Error("the message is lost")
	}
	if err := w.sender.Drain(t.Context()); err == nil {
		t.Error("Drain of a sender that has ended succeeded")
	}
}

func TestACommitOfUnknownOutcomeEndsTheSender(t *testing.T) {
	w := newWorld(t)
	w.person(1)
	w.enqueue(text(1, "x"))
	var failed error = &store.CommitError{Err: errors.New("disk on fire")}
	w.store.broken.Store(&failed)
	var unknown *store.CommitError
	if err := w.sender.Run(t.Context()); !errors.As(err, &unknown) {
		t.Errorf("got %v", err)
	}
}

func TestWhatWaitsAtTheStartIsSent(t *testing.T) {
	w := newWorld(t)
	person := w.person(1)
	must(t, w.store.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.Enqueue(text(1, "x"))
		return err
	}))
	w.sender = sender.New(sender.Options{Store: w.store, Client: w.client}) // that nobody woke
	w.run()
	must(t, w.server.Wait(t.Context(), func() bool { return len(fromBot(person)) == 1 }))
}

func TestLogHasNothingPersonal(t *testing.T) {
	w := newWorld(t)
	w.faulty = true
	w.person(770077)
	w.enqueue(text(770077, "құпия <x>сөз</x>"), text(770077, strings.Repeat("құпия", 1000)), text(880088, "құпия"))
	w.run()
	w.drain()
	log := w.log.String()
	for _, canary := range []string{"770077", "880088", "құпия", "Айгерім"} {
		if strings.Contains(log, canary) {
			t.Errorf("%q is in the log:\n%s", canary, log)
		}
	}
	if !strings.Contains(log, "understand") || !strings.Contains(log, "refused") || !strings.Contains(log, "written") {
		t.Errorf("the log does not tell what happened:\n%s", log)
	}
}
