package simulator_test

import (
	"testing"

	"usynys/bot/simulator"
)

// Bot API, Update, my_chat_member: "The bot's chat member status was updated in a
// chat." Message, new_chat_members, left_chat_member: "the bot itself may be one of
// these members", "this member may be the bot itself".
func TestTheBotComesAndGoes(t *testing.T) {
	for chat, kind := range map[int64]string{-5: "group", -1001000000005: "supergroup"} {
		t.Run(kind, func(t *testing.T) {
			server, bot := start(t, simulator.Options{})
			group, person := server.GroupWithoutBot(chat, "Модераторлар"), server.Person(7, "Айгерім", "kk")
			send := params{"chat_id": chat, "text": "x"}
			group.Send(person, "/start@usynys_bot")
			bot.refused("sendMessage", send, 400, "Bad Request: chat not found")
			group.AddBot(person)
			group.AddBot(person)
			bot.must("sendMessage", send, nil)
			group.PromoteBot(person)
			group.PromoteBot(person)
			group.RemoveBot(person)
			group.RemoveBot(person)
			group.PromoteBot(person)
			group.Send(person, "/start@usynys_bot")
			if id := group.Press(person, 2, "x"); id != "" {
				t.Error("a bot outside the group was pressed")
			}
			const kicked = "Forbidden: bot was kicked from the "
			bot.refused("sendMessage", send, 403, kicked+kind+" chat")
			bot.refused("editMessageText", params{"chat_id": chat, "message_id": 2, "text": "y"}, 403, kicked+kind+" chat")
			updates := bot.updates(nil)
			if len(updates) != 5 {
				t.Fatalf("%d updates: %+v", len(updates), updates)
			}
			if m := updates[0].Member; m.Old.Status != "left" || m.New.Status != "member" || m.From.ID != 7 || m.Chat.ID != chat {
				t.Errorf("got %+v", m)
			}
			if m := updates[1].Message; len(m.NewMembers) != 1 || m.NewMembers[0].ID != bot.id() {
				t.Errorf("got %+v", m)
			}
			if m := updates[2].Member; m.New.Status != "administrator" {
				t.Errorf("got %+v", m)
			}
			if m := updates[3].Message; m.Left == nil || m.Left.ID != bot.id() {
				t.Errorf("got %+v", m)
			}
			if m := updates[4].Member; m.Old.Status != "administrator" || m.New.Status != "kicked" {
				t.Errorf("got %+v", m)
			}
			noViolations(t, server)
		})
	}
}

// Bot API, Message: migrate_to_chat_id "The group has been migrated to a supergroup
// with the specified identifier", migrate_from_chat_id; ResponseParameters,
// migrate_to_chat_id. tdlib/telegram-bot-api#266: one update says that the bot joined
// the supergroup, and none that it left the group. The calls that get the new id are in
// Client.cpp of the Bot API server, check_chat_access.
func TestUpgrade(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, person := server.Group(-5, "Модераторлар"), server.Person(7, "Айгерім", "kk")
	group.Promote(person)
	bot.must("sendMessage", params{"chat_id": -5, "text": "x", "reply_markup": keyboard([]params{button("OK", "ok")})}, nil)
	supergroup := group.Upgrade(person)
	if again := group.Upgrade(person); again.ID() != supergroup.ID() || supergroup.Upgrade(person).ID() != supergroup.ID() {
		t.Error("it was upgraded twice")
	}
	updates := bot.updates(nil)
	if len(updates) != 3 {
		t.Fatalf("%d updates: %+v", len(updates), updates)
	}
	if m := updates[0].Member; m.Chat.ID != supergroup.ID() || m.Old.Status != "left" || m.New.Status != "member" {
		t.Errorf("got %+v", m)
	}
	if m := updates[1].Message; m.Chat.ID != -5 || m.MigrateTo != supergroup.ID() || m.From.ID != 7 {
		t.Errorf("got %+v", m)
	}
	if m := updates[2].Message; m.Chat.ID != supergroup.ID() || m.Chat.Type != "supergroup" || m.MigrateFrom != -5 || m.From.ID != 1087968824 || m.Sender.ID != supergroup.ID() {
		t.Errorf("got %+v", m)
	}
	for method, p := range map[string]params{
		"sendMessage":   {"chat_id": -5, "text": "x"},
		"setMyCommands": {"commands": []params{}, "scope": params{"type": "chat", "chat_id": -5}},
	} {
		out := bot.call(method, p)
		if out.ErrorCode != 400 || out.Description != "Bad Request: group chat was upgraded to a supergroup chat" || out.Parameters.MigrateTo != supergroup.ID() {
			t.Errorf("%s: got %+v", method, out)
		}
	}
	// An old card can be pressed but not edited; the new chat does not have it.
	group.Press(person, 1, "ok")
	if press := bot.updates(params{"offset": updates[2].ID + 1})[0].Callback; press.Message.Chat.ID != -5 {
		t.Errorf("got %+v", press)
	}
	bot.refused("editMessageText", params{"chat_id": -5, "message_id": 1, "text": "y"}, 400, "message can't be edited")
	bot.refused("editMessageText", params{"chat_id": supergroup.ID(), "message_id": 1, "text": "y"}, 400, "message can't be edited")
	bot.must("sendMessage", params{"chat_id": supergroup.ID(), "text": "x"}, nil)
	if id := group.Send(person, "x"); id != 0 {
		t.Error("a person wrote in a group that became a supergroup")
	}
	noViolations(t, server)
}

func (c client) id() int64 {
	c.t.Helper()
	var me struct{ ID int64 }
	c.must("getMe", nil, &me)
	return me.ID
}
