package simulator_test

import (
	"strings"
	"testing"

	"usynys/bot/simulator"
)

// Bot API, sendMessage: "On success, the sent Message is returned."
func TestSendMessage(t *testing.T) {
	clock := &clock{}
	server, bot := start(t, simulator.Options{Now: clock.now})
	person := server.Person(7, "Айгерім", "kk")
	person.Send("/start")
	var sent message
	bot.must("sendMessage", params{
		"chat_id": 7, "text": " <b>Сәлем</b> &amp; қош ", "parse_mode": "HTML",
		"disable_notification": true, "link_preview_options": params{"is_disabled": true},
		"reply_markup": keyboard([]params{button("📝 Ұсыныс", "new")}, []params{{"text": "Сайт", "url": "https://gov.kz/"}}),
	}, &sent)
	if sent.ID != 2 || sent.Text != "Сәлем & қош" || sent.Date != 1_750_000_000 || !sent.From.IsBot || sent.Chat.Type != "private" {
		t.Errorf("got %+v", sent)
	}
	if len(sent.Entities) != 1 || sent.Entities[0] != (simulator.Entity{Type: "bold", Offset: 0, Length: 5}) {
		t.Errorf("entities %+v", sent.Entities)
	}
	last := person.LastFromBot()
	if last.HTML != " <b>Сәлем</b> &amp; қош " || !last.Silent || !last.PreviewDisabled || !last.Date.Equal(clock.now()) {
		t.Errorf("got %+v", last)
	}
	if last.Buttons[0][0] != (simulator.Button{Text: "📝 Ұсыныс", Data: "new"}) || last.Buttons[1][0].URL != "https://gov.kz/" {
		t.Errorf("buttons %+v", last.Buttons)
	}
	noViolations(t, server)
}

// Bot API, sendMessage, text: "1-4096 characters after entities parsing", which TDLib
// counts in code points (MessageContent.cpp); the Bot API server takes no more than
// 32,768 bytes before parsing (Client.cpp, get_formatted_text).
func TestTextLimits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	send := func(text, mode string) params { return params{"chat_id": 7, "text": text, "parse_mode": mode} }
	bot.must("sendMessage", send(strings.Repeat("😀", 4096), ""), nil)
	bot.must("sendMessage", send(strings.Repeat("<b>ә</b>", 90)+strings.Repeat("x", 4006), "HTML"), nil)
	noViolations(t, server)
	bot.refused("sendMessage", send(strings.Repeat("ә", 4097), ""), 400, "Bad Request: message is too long")
	bot.refused("sendMessage", send(strings.Repeat("&amp;", 6554), "HTML"), 400, "Bad Request: text is too long")
	bot.refused("sendMessage", send(" \n\u200b", ""), 400, "Bad Request: message text is empty")
	bot.refused("sendMessage", send("<b></b>", "HTML"), 400, "Bad Request: message text is empty")
	bot.refused("sendMessage", send("a < b", "HTML"), 400, "Bad Request: can't parse entities: Unsupported start tag \"\" at byte offset 2")
	if n := len(server.Violations()); n != 5 {
		t.Errorf("%d violations, want 5", n)
	}
}

// Bot API, InlineKeyboardButton: "Exactly one of the fields other than text,
// icon_custom_emoji_id, and style must be used"; callback_data: "1-64 bytes"; url:
// "HTTP or tg:// URL". The limit of 100 buttons is not documented.
func TestKeyboardLimits(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	server.Person(7, "Айгерім", "kk").Send("/start")
	send := func(rows ...[]params) params {
		return params{"chat_id": 7, "text": "x", "reply_markup": keyboard(rows...)}
	}
	row := func(n int) (out []params) {
		for range n {
			out = append(out, button("x", "x"))
		}
		return out
	}
	bot.must("sendMessage", send(row(100)), nil)
	bot.must("sendMessage", send([]params{button("x", strings.Repeat("x", 64))}), nil)
	bot.must("sendMessage", send([]params{button("x", strings.Repeat("ә", 32))}), nil)
	noViolations(t, server)
	for want, rows := range map[string][]params{
		"reply markup is too long":      row(101),
		"text buttons are unallowed":    {{"text": "x"}},
		"exactly one action":            {{"text": "x", "url": "https://gov.kz", "callback_data": "x"}},
		"must be a non-empty String":    {button("", "x")},
		"button URL \"gov.kz\" is inva": {{"text": "x", "url": "gov.kz"}},
		"unknown field":                 {{"text": "x", "data": "x"}},
		"unknown field \"copy_text\"":   {{"text": "x", "copy_text": params{"text": "x"}}},
	} {
		bot.refused("sendMessage", send(rows), 400, want)
	}
	bot.refused("sendMessage", send([]params{button("x", strings.Repeat("ә", 32)+"x")}), 400, "Bad Request: BUTTON_DATA_INVALID")
	bot.refused("sendMessage", send([]params{button("x", "")}), 400, "Bad Request: BUTTON_DATA_INVALID")
	bot.refused("sendMessage", params{"chat_id": 7, "text": "x", "reply_markup": params{"inline_keyboard": nil}}, 400, "keyboard")
}

// What can happen to a correct bot is not a violation. Bots FAQ: "Bots can't start conversations
// with users." Bot API, Update, my_chat_member: "For private chats, this update is
// received only when the bot is blocked or unblocked by the user."
func TestChatsThatCannotBeReached(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	person := server.Person(7, "Айгерім", "kk")
	send := params{"chat_id": 7, "text": "x"}
	bot.refused("sendMessage", send, 400, "Bad Request: chat not found")
	bot.refused("sendMessage", params{"chat_id": "@nobody", "text": "x"}, 400, "Bad Request: chat not found")
	person.Send("/start")
	person.Block()
	person.Block()
	bot.refused("sendMessage", send, 403, "Forbidden: bot was blocked by the user")
	person.Unblock()
	bot.must("sendMessage", send, nil)
	updates := bot.updates(nil)
	if len(updates) != 3 || updates[1].Member.New.Status != "kicked" || updates[2].Member.New.Status != "member" {
		t.Errorf("got %+v", updates)
	}
	noViolations(t, server)
}
