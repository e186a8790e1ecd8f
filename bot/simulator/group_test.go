package simulator_test

import (
	"testing"

	"usynys/bot/simulator"
)

// Bot API, Message, sender_chat: "the supergroup itself for messages sent by its
// anonymous administrators"; from: "if the message was sent on behalf of a chat, the
// field contains a fake sender user in non-channel chats", which is 1087968824. A
// press shows the real person (tdlib/telegram-bot-api#667).
func TestGroup(t *testing.T) {
	server, bot := start(t, simulator.Options{PrivacyOff: true})
	group := server.Group(-1001234567890, "Модераторлар")
	person := server.Person(7, "Айгерім", "kk")
	group.Send(person, "/stats@usynys_bot")
	group.SendAnonymous("/help")
	group.SendAsChannel(server.Channel(-1009, "Арна"), "сәлем")
	bot.must("sendMessage", params{"chat_id": -1001234567890, "text": "x", "reply_markup": keyboard([]params{button("OK", "ok")})}, nil)
	if err := group.PressLabel(person, "OK"); err != nil {
		t.Error(err)
	}
	updates := bot.updates(nil)
	if m := updates[0].Message; m.From.ID != 7 || m.Chat.Type != "supergroup" || m.Chat.ID != -1001234567890 || len(m.Entities) != 1 {
		t.Errorf("got %+v", m)
	}
	if m := updates[1].Message; m.From.ID != 1087968824 || m.Sender.ID != -1001234567890 {
		t.Errorf("got %+v", m)
	}
	if m := updates[2].Message; !m.From.IsBot || m.Sender.ID != -1009 {
		t.Errorf("got %+v", m)
	}
	if press := updates[3].Callback; press.From.ID != 7 || press.Message.Chat.ID != -1001234567890 {
		t.Errorf("got %+v", press)
	}
	if last := group.LastFromBot(); last.Text != "x" || last.ID != 4 {
		t.Errorf("got %+v", last)
	}
	bot.must("answerCallbackQuery", params{"callback_query_id": updates[3].Callback.ID}, nil)
	bot.refused("sendMessage", params{"chat_id": 7, "text": "x"}, 400, "chat not found")
	if len(person.Toasts()) != 1 {
		t.Error("no toast")
	}
	noViolations(t, server)
}

// Bot API, Message: from "may be empty for messages sent to channels".
func TestChannel(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	channel := server.Channel(-1009, "Арна")
	channel.Post("жаңалық")
	if post := bot.updates(nil)[0].ChannelPost; post.From != nil || post.Sender.ID != -1009 || post.Chat.Type != "channel" {
		t.Errorf("got %+v", post)
	}
	var sent message
	bot.must("sendMessage", params{"chat_id": -1009, "text": "x"}, &sent)
	if sent.From != nil || sent.Sender == nil {
		t.Errorf("got %+v", sent)
	}
	if last := channel.LastFromBot(); last.Text != "x" {
		t.Errorf("got %+v", last)
	}
}

func TestInject(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	if err := server.Inject(` { "message" : {"message_id": 1, "odd": "😀"}} `); err != nil {
		t.Fatal(err)
	}
	if got := bot.updates(nil); len(got) != 1 || got[0].ID != 1000 || got[0].Message.ID != 1 {
		t.Errorf("got %+v", got)
	}
	for _, raw := range []string{"", "[]", "{}", `{"update_id":1,"message":{}}`} {
		if err := server.Inject(raw); err == nil {
			t.Errorf("%q was accepted", raw)
		}
	}
}
