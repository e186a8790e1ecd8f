package client_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/dialog"
	"usynys/bot/simulator"
	"usynys/bot/telegram/client"
	"usynys/store"
)

func TestMethodsSayWhatTheBotAPIWants(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	account, err := w.client.GetMe(ctx)
	must(t, err)
	if account.Name != "usynys_bot" || account.ID == 0 {
		t.Errorf("got %+v", account)
	}
	w.server.LeaveWebhook("https://example.org/")
	if _, err := w.client.GetUpdates(ctx, 0); !client.WebhookSet.Is(err) {
		t.Errorf("got %v", err)
	}
	must(t, w.client.DeleteWebhook(ctx))
	menu := []store.MenuEntry{{Command: "new", Description: "Жаңа ұсыныс"}}
	must(t, w.client.SetCommands(ctx, client.AllChats, "kk", menu))
	got := w.server.Commands(simulator.Scope{}, "kk")
	if diff := cmp.Diff([]simulator.Command{{Name: "new", Description: "Жаңа ұсыныс"}}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestUpdatesArriveAsTheyAreAndAreConfirmedByTheNextOffset(t *testing.T) {
	w := newWorld(t)
	w.person(1).Send("сәлем")
	updates, err := w.client.GetUpdates(t.Context(), -5)
	must(t, err)
	if len(updates) != 2 || w.server.Unconfirmed() != 2 {
		t.Fatalf("%d updates, %d unconfirmed", len(updates), w.server.Unconfirmed())
	}
	first := client.Decoder{BotName: "usynys_bot"}.Decode(updates[0])
	if first.Input.Command != "start" || first.Sender.Name != "Айгерім" || first.Chat.Kind != dialog.Private {
		t.Errorf("got %+v", first)
	}
	updates, err = w.client.GetUpdates(t.Context(), first.Mark.ID+1)
	must(t, err)
	if len(updates) != 1 || w.server.Unconfirmed() != 1 {
		t.Errorf("%d updates, %d unconfirmed", len(updates), w.server.Unconfirmed())
	}
	for _, call := range w.server.Calls() {
		want := map[string]string{"limit": "100", "timeout": "50", "offset": call.Params["offset"],
			"allowed_updates": `["message","edited_message","callback_query","my_chat_member"]`}
		if diff := cmp.Diff(want, call.Params); diff != "" || strings.HasPrefix(call.Params["offset"], "-") {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestTheSecondPollerIsNoticed(t *testing.T) {
	w := newWorld(t)
	failed := make(chan error, 1)
	go func() {
		_, err := w.client.GetUpdates(t.Context(), 0)
		failed <- err
	}()
	must(t, w.server.Wait(t.Context(), func() bool { return true }))
	// Whichever poll comes second cuts the other.
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	other := make(chan error, 1)
	go func() {
		_, err := w.client.GetUpdates(ctx, 0)
		other <- err
	}()
	select {
	case err := <-failed:
		if !client.OtherPoller.Is(err) {
			t.Errorf("got %v", err)
		}
		cancel()
		if err := <-other; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	case err := <-other:
		if !client.OtherPoller.Is(err) {
			t.Errorf("got %v", err)
		}
		w.person(1)
		must(t, <-failed)
	}
}

// What the simulator sends is decoded without loss.
func TestEveryUpdateOfTheSimulatorIsUnderstood(t *testing.T) {
	w := newWorld(t)
	person, group := w.person(1), w.server.Group(-5, "Модераторлар")
	person.Send("сәлем")
	person.SendSticker()
	person.SendAlbum(3, "сурет")
	person.SendLocation(43, 76)
	group.Send(person, "/queue@usynys_bot")
	group.SendAnonymous("/queue@usynys_bot")
	person.Block()
	updates, err := w.client.GetUpdates(t.Context(), 0)
	must(t, err)
	var kinds []dialog.InputKind
	for _, raw := range updates {
		update := client.Decoder{BotName: "usynys_bot"}.Decode(raw)
		if update.DecodeErr != nil {
			t.Errorf("%v: %s", update.DecodeErr, raw)
		}
		kinds = append(kinds, update.Input.Kind)
	}
	want := []dialog.InputKind{
		dialog.Commanded, dialog.Typed, dialog.Unsupported, dialog.Typed, dialog.Typed, dialog.Typed,
		dialog.Typed, dialog.Commanded, dialog.Commanded, dialog.BotBlocked,
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		var all []json.RawMessage
		t.Errorf("(-want +got)\n%s%s", diff, append(all, updates...))
	}
}

func TestAStoppedClientSaysSo(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.client.Send(ctx, 1, store.Message{Text: "x"}, false); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
