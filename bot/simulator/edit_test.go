package simulator_test

import (
	"testing"

	"usynys/bot/simulator"
)

const notModified = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"

// Bot API, editMessageText: "On success, if the edited message is not an inline
// message, the edited Message is returned". The errors are in the words of the Bot
// API server (Client.cpp, fail_query_with_error and check_message).
func TestEditMessageText(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	bot.must("sendMessage", params{"chat_id": 7, "text": "one", "reply_markup": keyboard([]params{button("x", "x")})}, nil)
	edit := params{"chat_id": 7, "message_id": 2, "text": "<b>two</b>", "parse_mode": "HTML", "reply_markup": keyboard([]params{button("y", "y")})}
	var edited message
	bot.must("editMessageText", edit, &edited)
	if edited.ID != 2 || edited.Text != "two" || edited.EditDate == 0 {
		t.Errorf("got %+v", edited)
	}
	bot.refused("editMessageText", edit, 400, notModified)
	bot.refused("editMessageText", params{"chat_id": 7, "message_id": 99, "text": "x"}, 400, "Bad Request: message to edit not found")
	bot.refused("editMessageText", params{"chat_id": 7, "message_id": 1, "text": "x"}, 400, "Bad Request: message can't be edited")
	last := person.LastFromBot()
	if !last.Edited || last.EditDate.IsZero() || last.HTML != "<b>two</b>" || last.Buttons[0][0].Data != "y" {
		t.Errorf("got %+v", last)
	}
	noViolations(t, server)
}

// Bot API, editMessageReplyMarkup: "edit only the reply markup of messages"; without
// a keyboard, or with an empty one, the buttons are removed.
func TestEditKeyboard(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	bot.must("sendMessage", params{"chat_id": 7, "text": "one", "reply_markup": keyboard([]params{button("x", "x")})}, nil)
	edit := params{"chat_id": 7, "message_id": 2, "reply_markup": params{"inline_keyboard": []any{}}}
	bot.must("editMessageReplyMarkup", edit, nil)
	if last := person.LastFromBot(); last.Buttons != nil || last.Text != "one" {
		t.Errorf("got %+v", last)
	}
	bot.refused("editMessageReplyMarkup", edit, 400, notModified)
	bot.refused("editMessageReplyMarkup", params{"chat_id": 7, "message_id": 2}, 400, notModified)
	noViolations(t, server)
}

// The error is in the words of the Bot API server (Client.cpp).
func TestTextOfAPhotoCannotBeEdited(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	bot.upload("sendPhoto", form{name: "chat_id", content: "7"}, form{"photo", "chart.png", "PNG"}, form{name: "caption", content: "one"})
	bot.refused("editMessageText", params{"chat_id": 7, "message_id": 2, "text": "x"}, 400, "there is no text in the message to edit")
	noViolations(t, server)
}
