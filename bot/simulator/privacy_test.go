package simulator_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"usynys/bot/simulator"
)

func texts(updates []update) []string {
	received := []string{}
	for _, u := range updates {
		if u.Message != nil {
			received = append(received, u.Message.Text)
		}
	}
	return received
}

// Bot features, Privacy Mode: "By default, all bots added to groups run in Privacy
// Mode and only see relevant messages and commands: Commands explicitly meant for
// them (e.g., /command@this_bot). General commands (e.g. /start) if the bot was the
// last bot to send a message to the group. ... Replies to any messages implicitly
// or explicitly meant for this bot."
func TestPrivacyMode(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, person := server.Group(-5, "Модераторлар"), server.Person(7, "Айгерім", "kk")
	const notReceived = "notReceived"
	group.Send(person, notReceived)
	group.Send(person, "/start "+notReceived)
	group.Send(person, "/start@other_bot "+notReceived)
	group.Send(person, "@usynys_bot "+notReceived)
	named := group.Send(person, "сәлем, /start@Usynys_BOT")
	group.Reply(person, named, "a reply to a message addressed to the bot")
	group.Reply(person, 1, notReceived)
	group.SendAnonymous(notReceived)
	group.SendAnonymous("/linkgroup@usynys_bot")
	bot.must("sendMessage", params{"chat_id": -5, "text": "x"}, nil)
	group.Reply(person, group.LastFromBot().ID, "a reply to the bot")
	group.Send(person, "/general")
	group.Send(person, "/start@other_bot "+notReceived)
	others := group.SendFromOtherBot("other_bot", notReceived)
	group.Send(person, "/general "+notReceived)
	group.Reply(person, others, "/start@usynys_bot "+notReceived)
	want := []string{
		"сәлем, /start@Usynys_BOT", "a reply to a message addressed to the bot", "/linkgroup@usynys_bot",
		"a reply to the bot", "/general",
	}
	updates := bot.updates(nil)
	if diff := cmp.Diff(want, texts(updates)); diff != "" {
		t.Error(diff)
	}
	if answered := updates[3].Message.ReplyTo; answered == nil || answered.Text != "x" || !answered.From.IsBot {
		t.Errorf("it answers %+v", answered)
	}
	var me struct {
		All bool `json:"can_read_all_group_messages"`
	}
	// Bot API, User: "True, if privacy mode is disabled for the bot."
	if bot.must("getMe", nil, &me); me.All {
		t.Error("getMe says that privacy mode is off")
	}
	noViolations(t, server)
}

// Bots FAQ, What messages will my bot get: "Bot admins and bots with privacy mode
// disabled will receive all messages except messages sent by other bots."
func TestWithoutPrivacyModeAllIsReceived(t *testing.T) {
	for name, off := range map[string]bool{"administrator": false, "privacy mode off": true} {
		t.Run(name, func(t *testing.T) {
			server, bot := start(t, simulator.Options{PrivacyOff: off})
			group, person := server.Group(-1001000000005, "Модераторлар"), server.Person(7, "Айгерім", "kk")
			if !off {
				group.PromoteBot(person)
			}
			group.Send(person, "сәлем")
			group.SendFromOtherBot("other_bot", "бот")
			if diff := cmp.Diff([]string{"сәлем"}, texts(bot.updates(nil))); diff != "" {
				t.Error(diff)
			}
			if off {
				return
			}
			group.DemoteBot(person)
			group.Send(person, "құпия")
			if diff := cmp.Diff([]string{"сәлем"}, texts(bot.updates(nil))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Bots FAQ: "All bots, regardless of settings, will receive: All service messages."
func TestServiceMessagesAreReceived(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, person := server.Group(-5, "Модераторлар"), server.Person(7, "Айгерім", "kk")
	group.Join(person)
	group.Join(person)
	group.Rename(person, "Штаб")
	group.Leave(person)
	group.Leave(person)
	updates := bot.updates(nil)
	if len(updates) != 3 {
		t.Fatalf("%d updates", len(updates))
	}
	if m := updates[0].Message; len(m.NewMembers) != 1 || m.NewMembers[0].ID != 7 {
		t.Errorf("got %+v", m)
	}
	if m := updates[1].Message; m.NewTitle != "Штаб" || m.From.ID != 7 {
		t.Errorf("got %+v", m)
	}
	if m := updates[2].Message; m.Left == nil || m.Left.ID != 7 {
		t.Errorf("got %+v", m)
	}
	if shown := group.Messages(); len(shown) != 3 || shown[1].Service != "new_chat_title" {
		t.Errorf("got %+v", shown)
	}
}

// The bot receives the edit of a message that it receives. Bot API, Update, edited_message: "New
// version of a message that is known to the bot and was edited."
func TestEditsInGroups(t *testing.T) {
	server, bot := start(t, simulator.Options{})
	group, person := server.Group(-5, "Модераторлар"), server.Person(7, "Айгерім", "kk")
	meant, talk := group.Send(person, "/a@usynys_bot"), group.Send(person, "сәлем")
	for _, id := range []int64{meant, talk} {
		if err := group.Edit(person, id, "түзетілді"); err != nil {
			t.Error(err)
		}
	}
	if err := group.Edit(server.Person(8, "Ерлан", "ru"), talk, "x"); err == nil {
		t.Error("a message of another person was edited")
	}
	updates := bot.updates(nil)
	if len(updates) != 2 || updates[1].EditedMessage == nil || updates[1].EditedMessage.ID != meant {
		t.Errorf("got %+v", updates)
	}
}
