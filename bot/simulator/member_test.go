package simulator_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

type chatMember struct {
	Status    string `json:"status"`
	User      user   `json:"user"`
	Anonymous *bool  `json:"is_anonymous"`
	Until     *int64 `json:"until_date"`
	Deletes   *bool  `json:"can_delete_messages"`
	Topics    *bool  `json:"can_manage_topics"`
}

func (c client) member(chat, person int64) chatMember {
	c.t.Helper()
	var found chatMember
	c.must("getChatMember", params{"chat_id": chat, "user_id": person}, &found)
	return found
}

// Bot API, ChatMember: "creator", "administrator", "member", "left"; what each of
// the types has beside status and user.
func TestGetChatMember(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group := server.Group(-1001000000005, "Модераторлар")
	boss, lead, talker := server.Person(1, "Асель", "kk"), server.Person(2, "Болат", "ru"), server.Person(3, "Ерлан", "ru")
	server.Person(4, "Дана", "kk")
	group.MakeOwner(server.Person(5, "Мәди", "kk"))
	group.MakeOwner(boss)
	group.Promote(lead)
	group.Send(talker, "сәлем")
	me := bot.id()
	for id, want := range map[int64]string{1: "creator", 2: "administrator", 3: "member", 4: "left", 5: "administrator", me: "member"} {
		got := bot.member(-1001000000005, id)
		leads := want == "creator" || want == "administrator"
		if got.Status != want || got.User.ID != id || (got.Anonymous != nil) != leads || (got.Deletes != nil) != (want == "administrator") {
			t.Errorf("%d: got %+v, want %s", id, got, want)
		}
	}
	group.Demote(lead)
	group.Leave(talker)
	if got := bot.member(-1001000000005, 2).Status + bot.member(-1001000000005, 3).Status; got != "memberleft" {
		t.Errorf("got %s", got)
	}
	bot.refused("getChatMember", params{"chat_id": -1001000000005, "user_id": 99}, 400, "Bad Request: member not found")
	bot.refused("getChatMember", params{"chat_id": -1001000000006, "user_id": 1}, 400, "Bad Request: chat not found")
	noViolations(t, server)
	bot.refused("getChatMember", params{"chat_id": -1001000000005, "user_id": 0}, 400, "Bad Request: invalid user_id specified")
	bot.refused("getChatMember", params{"chat_id": -1001000000005}, 400, `"user_id" of getChatMember is required`)
}

// Bot API, ChatMemberAdministrator, can_manage_topics: "for supergroups only". A
// private chat has two members and no administrators (TDLib,
// DialogParticipantManager.cpp, do_get_dialog_participant).
func TestMembersOfOtherChats(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, person := server.Group(-5, "Модераторлар"), server.Person(1, "Асель", "kk")
	group.Promote(person)
	if got := bot.member(-5, 1); got.Deletes == nil || got.Topics != nil {
		t.Errorf("got %+v", got)
	}
	if got := bot.member(-5, 99); got.Status != "left" {
		t.Errorf("got %+v", got)
	}
	person.Send("/start")
	if got := bot.member(1, 1).Status + bot.member(1, bot.id()).Status; got != "membermember" {
		t.Errorf("got %s", got)
	}
	bot.refused("getChatMember", params{"chat_id": 1, "user_id": 2}, 400, "Bad Request: member not found")
	bot.refused("getChatAdministrators", params{"chat_id": 1}, 400, "Bad Request: there are no administrators in the private chat")
	noViolations(t, server)
	bot.refused("leaveChat", params{"chat_id": 1}, 400, "Bad Request: chat member status can't be changed in private chats")
}

func (c client) administrators(chat int64) []int64 {
	c.t.Helper()
	var found []chatMember
	c.must("getChatAdministrators", params{"chat_id": chat}, &found)
	ids := []int64{}
	for _, m := range found {
		ids = append(ids, m.User.ID)
	}
	return ids
}

// Bot API, getChatAdministrators: "a list of administrators in a chat"; is_anonymous:
// "True, if the user's presence in the chat is hidden"; getChatMember: "only
// guaranteed to work for other users if the bot is an administrator in the chat". In
// tdlib/telegram-bot-api#667 an anonymous administrator presses a button as their
// real self, and is not in the list.
func TestAnonymousAdministratorsAreHidden(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group := server.Group(-1001000000005, "Модераторлар")
	boss, lead, hidden := server.Person(1, "Асель", "kk"), server.Person(2, "Болат", "ru"), server.Person(3, "Ерлан", "ru")
	group.MakeOwner(boss)
	group.Promote(lead)
	group.PromoteAnonymous(hidden)
	if diff := cmp.Diff([]int64{1, 2}, bot.administrators(-1001000000005)); diff != "" {
		t.Error(diff)
	}
	if got := bot.member(-1001000000005, 3); got.Status != "member" {
		t.Errorf("got %+v", got)
	}
	bot.must("sendMessage", params{"chat_id": -1001000000005, "text": "x", "reply_markup": keyboard([]params{button("OK", "ok")})}, nil)
	if err := group.PressLabel(hidden, "OK"); err != nil {
		t.Error(err)
	}
	if press := bot.updates(nil)[0].Callback; press.From.ID != 3 || press.From.IsBot {
		t.Errorf("got %+v", press)
	}
	group.PromoteBot(boss)
	if diff := cmp.Diff([]int64{1, 2, 3, bot.id()}, bot.administrators(-1001000000005)); diff != "" {
		t.Error(diff)
	}
	if got := bot.member(-1001000000005, 3); got.Status != "administrator" || !*got.Anonymous {
		t.Errorf("got %+v", got)
	}
	noViolations(t, server)
}

func (c client) id() int64 {
	c.t.Helper()
	var me struct{ ID int64 }
	c.must("getMe", nil, &me)
	return me.ID
}
