package simulator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"usynys/bot/simulator"
)

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid"

// Bot API, answerCallbackQuery, text: "0-200 characters". The Bot API server keeps a
// callback query for 150 s (Client.cpp, add_new_callback_query). How long it can be
// answered is not documented; here it is not longer.
func TestAnswerCallbackQuery(t *testing.T) {
	clock := &clock{}
	server, bot := start(t, simulator.Options{Now: clock.now})
	person := server.Person(7, "Айгерім", "kk")
	answer := func(id, text string) params { return params{"callback_query_id": id, "text": text, "show_alert": true} }
	first, second := person.Press(1, "a"), person.Press(1, "b")
	bot.must("answerCallbackQuery", answer(first, strings.Repeat("ә", 200)), nil)
	bot.refused("answerCallbackQuery", answer(first, "again"), 400, tooOld)
	bot.refused("answerCallbackQuery", answer("17", "unknown"), 400, tooOld)
	clock.set(150 * time.Second)
	bot.refused("answerCallbackQuery", answer(second, "late"), 400, tooOld)
	if toasts := person.Toasts(); len(toasts) != 1 || !toasts[0].Alert || toasts[0].QueryID != first {
		t.Errorf("toasts %+v", toasts)
	}
	noViolations(t, server)
	bot.refused("answerCallbackQuery", answer(person.Press(1, "c"), strings.Repeat("ә", 201)), 400, "MESSAGE_TOO_LONG")
}

// Bot API, CallbackQuery, message: "Message sent by the bot with the callback button
// that originated the query"; InaccessibleMessage, of a deleted one: date is "Always
// 0". Data: "the message originated the query can contain no callback buttons with
// this data".
func TestPressCarriesTheMessage(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	bot.must("sendMessage", params{"chat_id": 7, "text": "one", "reply_markup": keyboard([]params{button("x", "x")})}, nil)
	bot.must("editMessageText", params{"chat_id": 7, "message_id": 2, "text": "two"}, nil)
	person.Press(2, "forged")
	person.Delete(2)
	person.Press(2, "x")
	updates := bot.updates(params{"offset": 1001})
	now, gone := updates[0].Callback, updates[1].Callback
	if now.Data != "forged" || now.Message.Text != "two" || now.Message.Markup != nil || now.From.Language != "kk" {
		t.Errorf("got %+v", now)
	}
	if gone.Message.ID != 2 || gone.Message.Date != 0 || gone.Message.Text != "" {
		t.Errorf("got %+v", gone)
	}
}

func TestPressLabel(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	for _, data := range []string{"old", "new"} {
		bot.must("sendMessage", params{"chat_id": 7, "text": data, "reply_markup": keyboard([]params{button("✅ Жіберу", data)})}, nil)
	}
	for _, label := range []string{"✅ Жіберу", "Жіберу"} {
		if err := person.PressLabel(label); err != nil {
			t.Error(err)
		}
	}
	if err := person.PressLabel("Жоқ"); err == nil {
		t.Error("a label that is not there was pressed")
	}
	updates := bot.updates(params{"offset": 1001})
	if len(updates) != 2 || updates[0].Callback.Data != "new" || updates[1].Callback.Data != "new" {
		t.Errorf("got %+v", updates)
	}
	var markup map[string]any
	if err := json.Unmarshal(updates[0].Callback.Message.Markup, &markup); err != nil || markup["inline_keyboard"] == nil {
		t.Errorf("markup %v: %v", markup, err)
	}
}
